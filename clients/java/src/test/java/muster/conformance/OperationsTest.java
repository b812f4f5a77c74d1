package muster.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.services.androiddeviceprovisioning.v1.model.Operation;
import com.google.api.services.androiddeviceprovisioning.v1.model.PartnerUnclaim;
import com.google.api.services.androiddeviceprovisioning.v1.model.UnclaimDevicesRequest;
import java.util.List;
import java.util.Map;
import muster.conformance.Context.Customer;
import muster.conformance.Context.Server;
import muster.examples.Devices;
import muster.examples.Reseller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Context.class)
class OperationsTest {

  @Test
  void eachClaimHasItsResultInTheOrderOfTheRequest(Server server) throws Exception {
    Customer customer = server.newCustomer();
    List<String> good = Context.newImeis(2);
    List<String> imeis = List.of(good.get(0), "123456789012345", good.get(1));

    List<Map<String, Object>> results =
        Reseller.claimMany(server.reseller(), server.partnerId(), customer.id(), imeis);

    assertEquals(imeis, results.stream().map(entry -> at(entry, "claim", "deviceIdentifier", "imei")).toList());
    assertEquals(
        List.of(
            "SINGLE_DEVICE_STATUS_SUCCESS",
            "SINGLE_DEVICE_STATUS_INVALID_DEVICE_IDENTIFIER",
            "SINGLE_DEVICE_STATUS_SUCCESS"),
        results.stream().map(entry -> at(entry, "result", "status")).toList());
  }

  @Test
  void devicesAreUnclaimedAsynchronously(Server server) throws Exception {
    Customer customer = server.newCustomer();
    List<PartnerUnclaim> unclaims =
        server.claim(customer, Context.newImeis(2)).stream()
            .map(id -> new PartnerUnclaim().setDeviceId(id).setSectionType("SECTION_TYPE_ZERO_TOUCH"))
            .toList();

    Operation operation =
        server
            .reseller()
            .partners()
            .devices()
            .unclaimAsync(server.partnerId(), new UnclaimDevicesRequest().setUnclaims(unclaims))
            .execute();
    List<Map<String, Object>> results = Reseller.results(server.reseller(), operation);

    assertTrue(operation.getName().startsWith("operations/apibatchoperation/"), operation.getName());
    assertEquals(2, results.size());
    assertEquals(List.of(), Devices.all(customer.service(), customer.name(), 10));
  }

  /** The value at a path of nested JSON objects. */
  private static Object at(Map<?, ?> object, String... path) {
    Object value = object;
    for (String key : path) {
      value = ((Map<?, ?>) value).get(key);
    }
    return value;
  }
}
