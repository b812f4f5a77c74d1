// Package conformance drives Google's Go client against one running Muster server.
package conformance

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"testing"

	zerotouch "google.golang.org/api/androiddeviceprovisioning/v1"

	"muster/clients/go/examples"
)

// What every test uses: the one server, the demo reseller's service and its number.
var (
	server    *muster
	reseller  *zerotouch.Service
	partnerID int64
)

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

// run starts the server, runs the tests and stops the server; its errors fail the run.
func run(m *testing.M) int {
	directory, err := os.MkdirTemp("", "muster-go-")
	if err != nil {
		return complain(err)
	}
	defer os.RemoveAll(directory)
	if server, err = startMuster(directory); err != nil {
		return complain(err)
	}
	if partnerID, err = strconv.ParseInt(server.demo.PartnerID, 10, 64); err != nil {
		return complain(err)
	}
	reseller, err = examples.Connect(context.Background(), server.baseURL, server.demo.Keys.Reseller, examples.ResellerScope)
	if err != nil {
		return complain(err)
	}
	code := m.Run()
	if err := server.stop(); err != nil {
		return complain(err)
	}
	return code
}

func complain(err error) int {
	fmt.Fprintln(os.Stderr, err)
	return 1
}

// customer is a customer of the demo reseller that no other test touches. It has accepted the terms of service and has a
// key of its own.
type customer struct {
	id      int64
	name    string
	service *zerotouch.Service
	keyFile string
	keyID   string
	owner   string
	dpc     *zerotouch.Dpc
}

var customers atomic.Int64

func newCustomer(t *testing.T) *customer {
	t.Helper()
	number := customers.Add(1)
	owner := fmt.Sprintf("owner@customer%d.example", number)
	company, err := reseller.Partners.Customers.Create(server.demo.Partner, &zerotouch.CreateCustomerRequest{
		Customer: &zerotouch.Company{
			CompanyName: fmt.Sprintf("Customer %d", number),
			OwnerEmails: []string{owner},
		},
	}).Do()
	must(t, err)
	made := &customer{
		id:      company.CompanyId,
		name:    fmt.Sprintf("customers/%d", company.CompanyId),
		keyFile: filepath.Join(t.TempDir(), "key.json"),
		owner:   owner,
	}
	made.acceptTerms(t, "accepted")
	made.keyID = createKey(t, fmt.Sprintf("customer:%d", made.id), made.keyFile)
	made.service, err = examples.Connect(t.Context(), server.baseURL, made.keyFile, examples.CustomerScope)
	must(t, err)
	catalogue, err := made.service.Customers.Dpcs.List(made.name).Do()
	must(t, err)
	made.dpc = catalogue.Dpcs[0]
	return made
}

// createKey makes a key through the command line and returns its id.
func createKey(t *testing.T, member, file string) string {
	t.Helper()
	printed, err := server.cli("key", "create", "--for", member, "--out", file)
	must(t, err)
	var key struct {
		ID string `json:"id"`
	}
	must(t, json.Unmarshal(printed, &key))
	return key.ID
}

// acceptTerms says what the owner did with the terms of service. A new customer's owner did nothing yet.
func (c *customer) acceptTerms(t *testing.T, state string) {
	t.Helper()
	_, err := server.cli("user", "create", "--company", fmt.Sprint(c.id), "--email", c.owner,
		"--role", "owner", "--tos", state)
	must(t, err)
}

// claim claims new phones for the customer and returns their ids and IMEIs in order.
func (c *customer) claim(t *testing.T, count int) (ids []int64, imeis []string) {
	t.Helper()
	for range count {
		imeis = append(imeis, newIMEI())
	}
	results, err := examples.ClaimMany(reseller, partnerID, c.id, imeis)
	must(t, err)
	for _, entry := range results {
		if entry.Result.Status != "SINGLE_DEVICE_STATUS_SUCCESS" {
			t.Fatalf("claim of %s: %+v", entry.Claim.DeviceIdentifier.Imei, entry.Result)
		}
		ids = append(ids, entry.Result.DeviceId)
	}
	return ids, imeis
}

// A type allocation code of the suite's own run, so that suites sharing a database do not meet.
var (
	typeAllocationCode = fmt.Sprintf("35%06d", rand.IntN(1_000_000))
	serials            atomic.Int64
)

// newIMEI is a valid IMEI, another one at each call.
func newIMEI() string {
	digits := fmt.Sprintf("%s%06d", typeAllocationCode, serials.Add(1))
	sum := 0
	for position := range len(digits) {
		value := int(digits[len(digits)-1-position] - '0')
		if position%2 == 0 {
			value = value*2/10 + value*2%10
		}
		sum += value
	}
	return digits + strconv.Itoa((10-sum%10)%10)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
