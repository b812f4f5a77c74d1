package muster.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.androiddeviceprovisioning.v1.model.ClaimDeviceRequest;
import com.google.api.services.androiddeviceprovisioning.v1.model.DeviceIdentifier;
import muster.conformance.Context.Customer;
import muster.conformance.Context.Server;
import muster.examples.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

@ExtendWith(Context.class)
class ErrorsTest {

  @Test
  void aBadImeiIsRefusedWithTheApisOwnCode(Server server) throws Exception {
    Customer customer = server.newCustomer();
    ClaimDeviceRequest claim =
        new ClaimDeviceRequest()
            .setCustomerId(customer.id())
            .setDeviceIdentifier(new DeviceIdentifier().setImei("123456789012345"))
            .setSectionType("SECTION_TYPE_ZERO_TOUCH");

    GoogleJsonResponseException refused =
        refused(() -> server.reseller().partners().devices().claim(server.partnerId(), claim).execute());

    assertEquals(400, refused.getStatusCode());
    assertEquals("INVALID_IMEI", Errors.customErrorCode(refused));
    assertTrue(refused.getDetails().getMessage().toLowerCase().contains("imei"));
  }

  @Test
  void aMissingDeviceIsNotFound(Server server) throws Exception {
    Customer customer = server.newCustomer();

    GoogleJsonResponseException refused =
        refused(() -> customer.service().customers().devices().get(customer.name() + "/devices/1").execute());

    assertEquals(404, refused.getStatusCode());
  }

  @Test
  void anotherTenantsCustomerLooksLikeOneThatDoesNotExist(Server server) throws Exception {
    Customer customer = server.newCustomer();
    Customer other = server.newCustomer();

    int foreign = refused(() -> customer.service().customers().devices().list(other.name()).execute()).getStatusCode();
    int missing =
        refused(() -> customer.service().customers().devices().list("customers/999999999999").execute())
            .getStatusCode();

    assertEquals(missing, foreign);
  }

  @Test
  void termsOfServiceThatNobodyAcceptedAreToldApart(Server server) throws Exception {
    Customer customer = server.newCustomer();
    server.acceptTerms(customer.id(), customer.owner(), "not-accepted");

    GoogleJsonResponseException refused =
        refused(() -> customer.service().customers().list().setPageSize(1).execute());

    assertTrue(Errors.needsTermsOfService(refused), refused.getContent());
  }

  private static GoogleJsonResponseException refused(Executable call) {
    return assertThrows(GoogleJsonResponseException.class, call);
  }
}
