package muster.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.api.client.googleapis.batch.json.JsonBatchCallback;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.http.HttpHeaders;
import com.google.api.services.androiddeviceprovisioning.v1.model.Configuration;
import com.google.api.services.androiddeviceprovisioning.v1.model.Device;
import com.google.api.services.androiddeviceprovisioning.v1.model.Empty;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import muster.conformance.Context.Customer;
import muster.conformance.Context.Server;
import muster.examples.Configurations;
import muster.examples.Devices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Context.class)
class DevicesTest {

  /** Counts the good answers of a batch and keeps the messages of the others. */
  private static final class Answers extends JsonBatchCallback<Empty> {
    int successes;
    final List<String> failures = new ArrayList<>();

    @Override
    public void onSuccess(Empty answer, HttpHeaders headers) {
      successes++;
    }

    @Override
    public void onFailure(GoogleJsonError error, HttpHeaders headers) {
      failures.add(error.getCode() + " " + error.getMessage());
    }
  }

  @Test
  void aConfigurationIsAppliedToACollectionOfDevices(Server server) throws Exception {
    Customer customer = server.newCustomer();
    Configuration created = Configurations.create(customer.service(), customer.name(), customer.dpc());
    List<Long> ids = server.claim(customer, Context.newImeis(3));

    Devices.applyConfiguration(customer.service(), customer.name(), created.getName(), ids);

    assertEquals(Set.of(created.getName()), configurations(customer));
  }

  @Test
  void aConfigurationIsAppliedInOneBatch(Server server) throws Exception {
    Customer customer = server.newCustomer();
    Configuration created = Configurations.create(customer.service(), customer.name(), customer.dpc());
    List<Long> ids = server.claim(customer, Context.newImeis(20));
    Answers answers = new Answers();

    Devices.applyInOneRequest(customer.service(), customer.name(), created.getName(), ids, answers);

    assertEquals(List.of(), answers.failures);
    assertEquals(20, answers.successes);
    assertEquals(Set.of(created.getName()), configurations(customer));
  }

  @Test
  void aRefusedCallOfABatchFailsAlone(Server server) throws Exception {
    Customer customer = server.newCustomer();
    Configuration created = Configurations.create(customer.service(), customer.name(), customer.dpc());
    Long id = server.claim(customer, Context.newImeis(1)).get(0);
    Answers answers = new Answers();

    Devices.applyInOneRequest(customer.service(), customer.name(), created.getName(), List.of(1L, id), answers);

    assertEquals(1, answers.successes);
    assertEquals(1, answers.failures.size());
    assertEquals("404", answers.failures.get(0).split(" ")[0]);
  }

  @Test
  void aDeviceIsUnclaimedByImeiAndManufacturer(Server server) throws Exception {
    Customer customer = server.newCustomer();
    List<String> imeis = Context.newImeis(1);
    server.claim(customer, imeis);

    Devices.unclaim(customer.service(), customer.name(), imeis.get(0), "Google");

    assertEquals(List.of(), Devices.all(customer.service(), customer.name(), 10));
  }

  @Test
  void everyDeviceIsReadOncePageByPage(Server server) throws Exception {
    Customer customer = server.newCustomer();
    List<Long> ids = server.claim(customer, Context.newImeis(25));

    List<Device> devices = Devices.all(customer.service(), customer.name(), 10);

    assertEquals(25, devices.size());
    assertEquals(
        new TreeSet<>(ids), devices.stream().map(Device::getDeviceId).collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void onlyTheChosenFieldsAreReturned(Server server) throws Exception {
    Customer customer = server.newCustomer();
    Long id = server.claim(customer, Context.newImeis(1)).get(0);

    List<Device> devices =
        customer.service().customers().devices().list(customer.name()).setFields("devices/deviceId").setPageSize(10L)
            .execute().getDevices();

    assertEquals(List.of(new Device().setDeviceId(id)), devices);
  }

  private static Set<String> configurations(Customer customer) throws Exception {
    return Devices.all(customer.service(), customer.name(), 100).stream()
        .map(Device::getConfiguration)
        .collect(Collectors.toSet());
  }
}
