package muster.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.androiddeviceprovisioning.v1.model.Configuration;
import com.google.api.services.androiddeviceprovisioning.v1.model.CustomerRemoveConfigurationRequest;
import com.google.api.services.androiddeviceprovisioning.v1.model.Device;
import com.google.api.services.androiddeviceprovisioning.v1.model.DeviceReference;
import java.io.IOException;
import java.util.List;
import muster.conformance.Context.Customer;
import muster.conformance.Context.Server;
import muster.examples.Configurations;
import muster.examples.Devices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Context.class)
class ConfigurationsTest {

  @Test
  void aCreatedConfigurationIsReturnedAndReadBackWhole(Server server) throws Exception {
    Customer customer = server.newCustomer();

    Configuration created = Configurations.create(customer.service(), customer.name(), customer.dpc());

    assertEquals(customer.name() + "/configurations/" + created.getConfigurationId(), created.getName());
    assertEquals(customer.dpc().getName(), created.getDpcResourcePath());
    assertTrue(created.getDpcExtras().contains("emm.example.com"));
    assertEquals(created, read(customer, created));
    assertEquals(
        List.of(created),
        customer.service().customers().configurations().list(customer.name()).execute().getConfigurations());
  }

  @Test
  void aNewDefaultClearsThePreviousOneAndReachesLaterDevicesOnly(Server server) throws Exception {
    Customer customer = server.newCustomer();
    Configuration first = Configurations.create(customer.service(), customer.name(), customer.dpc());
    Configuration second = Configurations.create(customer.service(), customer.name(), customer.dpc());
    Long earlier = server.claim(customer, Context.newImeis(1)).get(0);

    assertEquals(first.clone().setIsDefault(true), Configurations.makeDefault(customer.service(), first));
    assertEquals(second.clone().setIsDefault(true), Configurations.makeDefault(customer.service(), second));
    Long later = server.claim(customer, Context.newImeis(1)).get(0);

    assertNotEquals(Boolean.TRUE, read(customer, first).getIsDefault());
    assertNull(device(customer, earlier).getConfiguration());
    assertEquals(second.getName(), device(customer, later).getConfiguration());
  }

  @Test
  void aConfigurationInUseCannotBeDeletedAndTheMessageCountsItsDevices(Server server) throws Exception {
    Customer customer = server.newCustomer();
    Configuration created = Configurations.create(customer.service(), customer.name(), customer.dpc());
    List<Long> ids = server.claim(customer, Context.newImeis(3));
    Devices.applyConfiguration(customer.service(), customer.name(), created.getName(), ids);

    GoogleJsonResponseException refused =
        assertThrows(
            GoogleJsonResponseException.class,
            () -> customer.service().customers().configurations().delete(created.getName()).execute());

    assertEquals(400, refused.getStatusCode());
    assertTrue(refused.getDetails().getMessage().matches("(?s).*\\b3\\b.*"), refused.getDetails().getMessage());
    for (Long id : ids) {
      CustomerRemoveConfigurationRequest removal =
          new CustomerRemoveConfigurationRequest().setDevice(new DeviceReference().setDeviceId(id));
      customer.service().customers().devices().removeConfiguration(customer.name(), removal).execute();
    }
    customer.service().customers().configurations().delete(created.getName()).execute();
  }

  private static Configuration read(Customer customer, Configuration configuration) throws IOException {
    return customer.service().customers().configurations().get(configuration.getName()).execute();
  }

  private static Device device(Customer customer, Long id) throws IOException {
    return customer.service().customers().devices().get(customer.name() + "/devices/" + id).execute();
  }
}
