package conformance

import (
	"errors"
	"testing"

	zerotouch "google.golang.org/api/androiddeviceprovisioning/v1"
	"google.golang.org/api/googleapi"

	"muster/clients/go/examples"
)

func TestABadIMEIIsRefusedWithTheAPIsOwnCode(t *testing.T) {
	customer := newCustomer(t)

	_, err := reseller.Partners.Devices.Claim(partnerID, &zerotouch.ClaimDeviceRequest{
		CustomerId:       customer.id,
		DeviceIdentifier: &zerotouch.DeviceIdentifier{Imei: "123456789012345"},
		SectionType:      "SECTION_TYPE_ZERO_TOUCH",
	}).Do()

	apiError(t, err, 400)
	if code := examples.CustomErrorCode(err); code != "INVALID_IMEI" {
		t.Errorf("code %q of %v", code, err)
	}
}

func TestAMissingDeviceIsNotFound(t *testing.T) {
	customer := newCustomer(t)

	_, err := customer.service.Customers.Devices.Get(customer.name + "/devices/1").Do()

	apiError(t, err, 404)
}

func TestAnotherTenantsCustomerLooksLikeOneThatDoesNotExist(t *testing.T) {
	customer, other := newCustomer(t), newCustomer(t)

	var codes []int
	for _, name := range []string{other.name, "customers/999999999999"} {
		_, err := customer.service.Customers.Devices.List(name).Do()
		var refused *googleapi.Error
		if !errors.As(err, &refused) {
			t.Fatalf("%s: %v", name, err)
		}
		codes = append(codes, refused.Code)
	}

	if codes[0] != codes[1] {
		t.Errorf("another tenant's answers %d, a missing one %d", codes[0], codes[1])
	}
}

func TestTermsOfServiceThatNobodyAcceptedAreToldApart(t *testing.T) {
	customer := newCustomer(t)
	customer.acceptTerms(t, "not-accepted")

	_, err := customer.service.Customers.List().PageSize(1).Do()

	apiError(t, err, 403)
	if !examples.NeedsTermsOfService(err) {
		t.Errorf("not told apart: %v", err)
	}
}

func TestSelfSignedTokensAreAccepted(t *testing.T) {
	customer := newCustomer(t)

	service, err := examples.ConnectWithSelfSignedTokens(t.Context(), server.baseURL, customer.keyFile)
	must(t, err)
	accounts, err := service.Customers.List().PageSize(10).Do()
	must(t, err)

	if len(accounts.Customers) != 1 || accounts.Customers[0].Name != customer.name {
		t.Errorf("accounts: %s", text(t, accounts))
	}
}

func TestARevokedKeyStopsWorkingAtOnce(t *testing.T) {
	customer := newCustomer(t)

	_, err := server.cli("key", "revoke", customer.keyID)
	must(t, err)

	_, err = customer.service.Customers.List().PageSize(1).Do()
	apiError(t, err, 401)
}

// apiError is the client's error with the expected HTTP status, or the end of the test.
func apiError(t *testing.T, err error, status int) *googleapi.Error {
	t.Helper()
	var refused *googleapi.Error
	if !errors.As(err, &refused) || refused.Code != status {
		t.Fatalf("got %v, want an error with status %d", err, status)
	}
	return refused
}
