// [docs: devices]

package examples

import (
	"context"

	zerotouch "google.golang.org/api/androiddeviceprovisioning/v1"
)

// ApplyConfiguration applies the configuration to a collection of devices, one call each.
func ApplyConfiguration(service *zerotouch.Service, customer, configuration string, deviceIDs []int64) error {
	for _, id := range deviceIDs {
		request := &zerotouch.CustomerApplyConfigurationRequest{
			Configuration: configuration,
			Device:        &zerotouch.DeviceReference{DeviceId: id},
		}
		if _, err := service.Customers.Devices.ApplyConfiguration(customer, request).Do(); err != nil {
			return err
		}
	}
	return nil
}

// Unclaim takes the device with this IMEI out of zero-touch enrolment.
func Unclaim(service *zerotouch.Service, customer, imei, manufacturer string) error {
	identifier := &zerotouch.DeviceIdentifier{Imei: imei, Manufacturer: manufacturer}
	_, err := service.Customers.Devices.Unclaim(customer, &zerotouch.CustomerUnclaimDeviceRequest{
		Device: &zerotouch.DeviceReference{DeviceIdentifier: identifier},
	}).Do()
	return err
}

// AllDevices reads every device of the customer with the library's own paging.
func AllDevices(ctx context.Context, service *zerotouch.Service, customer string, pageSize int64) ([]*zerotouch.Device, error) {
	var devices []*zerotouch.Device
	err := service.Customers.Devices.List(customer).PageSize(pageSize).Pages(ctx,
		func(page *zerotouch.CustomerListDevicesResponse) error {
			devices = append(devices, page.Devices...)
			return nil
		})
	return devices, err
}

// [docs: end]
