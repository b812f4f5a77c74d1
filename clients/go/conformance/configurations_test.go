package conformance

import (
	"encoding/json"
	"regexp"
	"testing"

	zerotouch "google.golang.org/api/androiddeviceprovisioning/v1"

	"muster/clients/go/examples"
)

func TestACreatedConfigurationIsReturnedAndReadBackWhole(t *testing.T) {
	customer := newCustomer(t)

	created, err := examples.CreateConfiguration(customer.service, customer.name, customer.dpc)
	must(t, err)
	read, err := customer.service.Customers.Configurations.Get(created.Name).Do()
	must(t, err)
	listed, err := customer.service.Customers.Configurations.List(customer.name).Do()
	must(t, err)

	if created.DpcResourcePath != customer.dpc.Name || !json.Valid([]byte(created.DpcExtras)) {
		t.Errorf("created: %s", text(t, created))
	}
	if text(t, read) != text(t, created) {
		t.Errorf("read %s, created %s", text(t, read), text(t, created))
	}
	if len(listed.Configurations) != 1 || text(t, listed.Configurations[0]) != text(t, created) {
		t.Errorf("listed %s, created %s", text(t, listed), text(t, created))
	}
}

func TestANewDefaultClearsThePreviousOneAndReachesLaterDevicesOnly(t *testing.T) {
	customer := newCustomer(t)
	var made []*zerotouch.Configuration
	for range 2 {
		configuration, err := examples.CreateConfiguration(customer.service, customer.name, customer.dpc)
		must(t, err)
		made = append(made, configuration)
	}
	earlier, _ := customer.claim(t, 1)

	for _, configuration := range made {
		changed, err := examples.MakeDefault(customer.service, configuration)
		must(t, err)
		if !changed.IsDefault || changed.ConfigurationName != configuration.ConfigurationName {
			t.Errorf("changed: %s", text(t, changed))
		}
	}
	later, _ := customer.claim(t, 1)

	first, err := customer.service.Customers.Configurations.Get(made[0].Name).Do()
	must(t, err)
	if first.IsDefault {
		t.Errorf("the previous default is still one: %s", text(t, first))
	}
	if got := configurationOf(t, customer, earlier[0]); got != "" {
		t.Errorf("a device claimed earlier got %s", got)
	}
	if got := configurationOf(t, customer, later[0]); got != made[1].Name {
		t.Errorf("a device claimed later got %q, want %s", got, made[1].Name)
	}
}

func TestTheDefaultCanBeSwitchedOff(t *testing.T) {
	customer := newCustomer(t)
	created, err := examples.CreateConfiguration(customer.service, customer.name, customer.dpc)
	must(t, err)
	_, err = examples.MakeDefault(customer.service, created)
	must(t, err)

	cleared, err := examples.ClearDefault(customer.service, created)
	must(t, err)

	if cleared.IsDefault {
		t.Errorf("still the default: %s", text(t, cleared))
	}
	ids, _ := customer.claim(t, 1)
	if got := configurationOf(t, customer, ids[0]); got != "" {
		t.Errorf("a device claimed afterwards got %s", got)
	}
}

func TestAConfigurationInUseCannotBeDeletedAndTheMessageCountsItsDevices(t *testing.T) {
	customer := newCustomer(t)
	created, err := examples.CreateConfiguration(customer.service, customer.name, customer.dpc)
	must(t, err)
	ids, _ := customer.claim(t, 3)
	must(t, examples.ApplyConfiguration(customer.service, customer.name, created.Name, ids))

	_, err = customer.service.Customers.Configurations.Delete(created.Name).Do()
	refused := apiError(t, err, 400)
	if !regexp.MustCompile(`\b3\b`).MatchString(refused.Message) {
		t.Errorf("the message does not count the devices: %s", refused.Message)
	}

	for _, id := range ids {
		_, err := customer.service.Customers.Devices.RemoveConfiguration(customer.name,
			&zerotouch.CustomerRemoveConfigurationRequest{Device: &zerotouch.DeviceReference{DeviceId: id}}).Do()
		must(t, err)
	}
	_, err = customer.service.Customers.Configurations.Delete(created.Name).Do()
	must(t, err)
}
