package muster.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.androiddeviceprovisioning.v1.AndroidProvisioningPartner;
import com.google.api.services.androiddeviceprovisioning.v1.model.Company;
import java.io.IOException;
import java.util.List;
import muster.conformance.Context.Customer;
import muster.conformance.Context.Server;
import muster.examples.Connect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Context.class)
class ConnectionsTest {

  @Test
  void tokensFromTheTokenAddressOfTheKeyFileAreAccepted(Server server) throws Exception {
    Customer customer = server.newCustomer();

    assertEquals(List.of(customer.name()), names(customer.service()));
  }

  @Test
  void selfSignedTokensThatNameAScopeAreAccepted(Server server) throws Exception {
    Customer customer = server.newCustomer();

    AndroidProvisioningPartner service =
        Connect.connectWithSelfSignedTokens(
            server.muster().baseUrl, customer.keyFile(), Connect.CUSTOMER_SCOPE);

    assertEquals(List.of(customer.name()), names(service));
  }

  @Test
  void selfSignedTokensForTheServersAddressWithoutItsPortAreAccepted(Server server) throws Exception {
    Customer customer = server.newCustomer();

    AndroidProvisioningPartner service =
        Connect.connectWithoutScope(server.muster().baseUrl, customer.keyFile());

    assertEquals(List.of(customer.name()), names(service));
  }

  @Test
  void aRevokedKeyStopsWorkingAtOnce(Server server) throws Exception {
    Customer customer = server.newCustomer();
    assertEquals(List.of(customer.name()), names(customer.service()));

    server.muster().cli("key", "revoke", customer.keyId());

    GoogleJsonResponseException refused =
        assertThrows(GoogleJsonResponseException.class, () -> names(customer.service()));
    assertEquals(401, refused.getStatusCode());
  }

  private static List<String> names(AndroidProvisioningPartner service) throws IOException {
    return service.customers().list().setPageSize(10).execute().getCustomers().stream().map(Company::getName).toList();
  }
}
