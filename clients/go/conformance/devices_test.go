package conformance

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"muster/clients/go/examples"
)

func TestAConfigurationIsAppliedToACollectionOfDevices(t *testing.T) {
	customer := newCustomer(t)
	configuration, err := examples.CreateConfiguration(customer.service, customer.name, customer.dpc)
	must(t, err)
	ids, _ := customer.claim(t, 3)

	must(t, examples.ApplyConfiguration(customer.service, customer.name, configuration.Name, ids))

	for _, id := range ids {
		if got := configurationOf(t, customer, id); got != configuration.Name {
			t.Errorf("device %d has %q, want %s", id, got, configuration.Name)
		}
	}
}

func TestADeviceIsUnclaimedByIMEIAndManufacturer(t *testing.T) {
	customer := newCustomer(t)
	_, imeis := customer.claim(t, 1)

	must(t, examples.Unclaim(customer.service, customer.name, imeis[0], "Google"))

	left, err := examples.AllDevices(t.Context(), customer.service, customer.name, 10)
	must(t, err)
	if len(left) != 0 {
		t.Errorf("left: %s", text(t, left))
	}
}

func TestEveryDeviceIsReadOncePageByPage(t *testing.T) {
	customer := newCustomer(t)
	ids, _ := customer.claim(t, 25)

	devices, err := examples.AllDevices(t.Context(), customer.service, customer.name, 10)
	must(t, err)

	var read []int64
	for _, device := range devices {
		read = append(read, device.DeviceId)
	}
	slices.Sort(read)
	slices.Sort(ids)
	if !slices.Equal(read, ids) {
		t.Errorf("read %v, claimed %v", read, ids)
	}
}

// configurationOf is the configuration of a device as its customer sees it.
func configurationOf(t *testing.T, customer *customer, id int64) string {
	t.Helper()
	device, err := customer.service.Customers.Devices.Get(fmt.Sprintf("%s/devices/%d", customer.name, id)).Do()
	must(t, err)
	return device.Configuration
}

// text is the JSON of a value of the client, to compare and to show.
func text(t *testing.T, value any) string {
	t.Helper()
	written, err := json.Marshal(value)
	must(t, err)
	return string(written)
}
