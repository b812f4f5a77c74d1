package conformance

import (
	"strings"
	"testing"

	zerotouch "google.golang.org/api/androiddeviceprovisioning/v1"

	"muster/clients/go/examples"
)

func TestEachClaimHasItsResultInTheOrderOfTheRequest(t *testing.T) {
	customer := newCustomer(t)
	imeis := []string{newIMEI(), "123456789012345", newIMEI()}

	results, err := examples.ClaimMany(reseller, partnerID, customer.id, imeis)
	must(t, err)

	want := []string{
		"SINGLE_DEVICE_STATUS_SUCCESS",
		"SINGLE_DEVICE_STATUS_INVALID_DEVICE_IDENTIFIER",
		"SINGLE_DEVICE_STATUS_SUCCESS",
	}
	if len(results) != len(want) {
		t.Fatalf("results: %s", text(t, results))
	}
	for i, entry := range results {
		if entry.Claim.DeviceIdentifier.Imei != imeis[i] || entry.Result.Status != want[i] {
			t.Errorf("item %d: %s", i, text(t, entry))
		}
	}
}

func TestDevicesAreUnclaimedAsynchronously(t *testing.T) {
	customer := newCustomer(t)
	ids, _ := customer.claim(t, 2)
	request := &zerotouch.UnclaimDevicesRequest{}
	for _, id := range ids {
		request.Unclaims = append(request.Unclaims,
			&zerotouch.PartnerUnclaim{DeviceId: id, SectionType: "SECTION_TYPE_ZERO_TOUCH"})
	}

	operation, err := reseller.Partners.Devices.UnclaimAsync(partnerID, request).Do()
	must(t, err)
	results, err := examples.Results(reseller, operation)
	must(t, err)

	if !strings.HasPrefix(operation.Name, "operations/apibatchoperation/") {
		t.Errorf("name: %s", operation.Name)
	}
	for _, entry := range results {
		if entry.Result.Status != "SINGLE_DEVICE_STATUS_SUCCESS" {
			t.Errorf("result: %s", text(t, entry))
		}
	}
	left, err := examples.AllDevices(t.Context(), customer.service, customer.name, 10)
	must(t, err)
	if len(left) != 0 {
		t.Errorf("left: %s", text(t, left))
	}
}
