// [docs: configurations]

package examples

import (
	"encoding/json"

	zerotouch "google.golang.org/api/androiddeviceprovisioning/v1"
)

// CreateConfiguration makes a configuration for the sales team's phones and returns it as the server stored it.
func CreateConfiguration(service *zerotouch.Service, customer string, dpc *zerotouch.Dpc) (*zerotouch.Configuration, error) {
	extras, err := json.Marshal(map[string]any{
		"android.app.extra.PROVISIONING_LEAVE_ALL_SYSTEM_APPS_ENABLED": true,
		"android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE":           map[string]any{"management_server": "emm.example.com"},
	})
	if err != nil {
		return nil, err
	}
	configuration := &zerotouch.Configuration{
		ConfigurationName: "Sales team",
		CompanyName:       "XYZ Corp.",
		ContactEmail:      "it-support@example.com",
		ContactPhone:      "+1 (800) 555-0112",
		CustomMessage:     "We're setting up your phone. Call or email for help.",
		DpcResourcePath:   dpc.Name,
		DpcExtras:         string(extras),
	}
	return service.Customers.Configurations.Create(customer, configuration).Do()
}

// MakeDefault applies the configuration to every device that is claimed from now on.
func MakeDefault(service *zerotouch.Service, configuration *zerotouch.Configuration) (*zerotouch.Configuration, error) {
	change := &zerotouch.Configuration{ConfigurationId: configuration.ConfigurationId, IsDefault: true}
	return service.Customers.Configurations.Patch(configuration.Name, change).UpdateMask("isDefault").Do()
}

// ClearDefault leaves the customer without a default. Go's client omits false unless it is told to send it.
func ClearDefault(service *zerotouch.Service, configuration *zerotouch.Configuration) (*zerotouch.Configuration, error) {
	change := &zerotouch.Configuration{IsDefault: false, ForceSendFields: []string{"IsDefault"}}
	return service.Customers.Configurations.Patch(configuration.Name, change).UpdateMask("isDefault").Do()
}

// [docs: end]
