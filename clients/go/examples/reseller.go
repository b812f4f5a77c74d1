// [docs: reseller]

package examples

import (
	"encoding/json"
	"fmt"
	"time"

	zerotouch "google.golang.org/api/androiddeviceprovisioning/v1"
)

// ClaimMany claims up to 100,000 phones in one call and returns the result of each, in the order of the request.
func ClaimMany(service *zerotouch.Service, partnerID, customerID int64, imeis []string) ([]*zerotouch.OperationPerDevice, error) {
	var claims []*zerotouch.PartnerClaim
	for _, imei := range imeis {
		claims = append(claims, &zerotouch.PartnerClaim{
			CustomerId:       customerID,
			DeviceIdentifier: &zerotouch.DeviceIdentifier{Imei: imei, Manufacturer: "Google"},
			SectionType:      "SECTION_TYPE_ZERO_TOUCH",
			DeviceMetadata:   &zerotouch.DeviceMetadata{Entries: map[string]string{"ordernumber": "GOOG#123456"}},
		})
	}
	operation, err := service.Partners.Devices.ClaimAsync(partnerID, &zerotouch.ClaimDevicesRequest{Claims: claims}).Do()
	if err != nil {
		return nil, err
	}
	return Results(service, operation)
}

// Results polls until the operation is done and returns what happened to each device.
func Results(service *zerotouch.Service, operation *zerotouch.Operation) ([]*zerotouch.OperationPerDevice, error) {
	for deadline := time.Now().Add(time.Minute); !operation.Done; time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			return nil, fmt.Errorf("%s still runs: %s", operation.Name, operation.Metadata)
		}
		var err error
		if operation, err = service.Operations.Get(operation.Name).Do(); err != nil {
			return nil, err
		}
	}
	var response zerotouch.DevicesLongRunningOperationResponse
	if err := json.Unmarshal(operation.Response, &response); err != nil {
		return nil, err
	}
	return response.PerDeviceStatus, nil
}

// [docs: end]
