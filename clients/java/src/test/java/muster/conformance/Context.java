package muster.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.api.services.androiddeviceprovisioning.v1.AndroidProvisioningPartner;
import com.google.api.services.androiddeviceprovisioning.v1.model.Company;
import com.google.api.services.androiddeviceprovisioning.v1.model.CreateCustomerRequest;
import com.google.api.services.androiddeviceprovisioning.v1.model.Dpc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.examples.Connect;
import muster.examples.Reseller;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test class the one server of the run, the demo reseller and new customers. */
final class Context implements BeforeAllCallback, ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Context.class);

  /** The server and the demo reseller; stopped when the whole run is over. */
  record Server(Muster muster, AndroidProvisioningPartner reseller, long partnerId, String partner)
      implements AutoCloseable {

    private static int customers;

    static Server start() {
      try {
        Muster muster = new Muster();
        Path key = Path.of((String) ((Map<?, ?>) muster.demo.get("keys")).get("reseller"));
        return new Server(
            muster,
            Connect.connect(muster.baseUrl, key, Connect.RESELLER_SCOPE),
            Long.parseLong((String) muster.demo.get("partnerId")),
            (String) muster.demo.get("partner"));
      } catch (IOException | InterruptedException error) {
        throw new IllegalStateException(error);
      }
    }

    /** Says what the owner of a customer did with the terms of service. A new customer's owner did nothing yet. */
    void acceptTerms(Long companyId, String owner, String state) throws IOException, InterruptedException {
      muster.cli(
          "user", "create", "--company", companyId.toString(), "--email", owner, "--role", "owner", "--tos", state);
    }

    /** A customer that no other test touches. It has accepted the terms of service and has a key of its own. */
    Customer newCustomer() throws IOException, InterruptedException {
      customers++;
      String owner = "owner@customer" + customers + ".example";
      Company made =
          reseller
              .partners()
              .customers()
              .create(
                  partner,
                  new CreateCustomerRequest()
                      .setCustomer(
                          new Company()
                              .setCompanyName("Customer " + customers)
                              .setOwnerEmails(List.of(owner))))
              .execute();
      acceptTerms(made.getCompanyId(), owner, "accepted");
      Path keyFile = muster.file("customer-" + made.getCompanyId() + ".json");
      Map<String, Object> key =
          muster.cli("key", "create", "--for", "customer:" + made.getCompanyId(), "--out", keyFile.toString());
      AndroidProvisioningPartner service = Connect.connect(muster.baseUrl, keyFile, Connect.CUSTOMER_SCOPE);
      String name = "customers/" + made.getCompanyId();
      Dpc dpc = service.customers().dpcs().list(name).execute().getDpcs().get(0);
      return new Customer(made.getCompanyId(), name, service, keyFile, (String) key.get("id"), owner, dpc);
    }

    /** Claims new phones for a customer; their ids in order. */
    List<Long> claim(Customer customer, List<String> imeis) throws IOException, InterruptedException {
      return Reseller.claimMany(reseller, partnerId, customer.id(), imeis).stream()
          .map(entry -> (Map<?, ?>) entry.get("result"))
          .peek(result -> assertEquals("SINGLE_DEVICE_STATUS_SUCCESS", result.get("status")))
          .map(result -> Long.valueOf((String) result.get("deviceId")))
          .toList();
    }

    @Override
    public void close() throws IOException, InterruptedException {
      muster.close();
    }
  }

  /** A customer of the demo reseller. */
  record Customer(
      Long id,
      String name,
      AndroidProvisioningPartner service,
      Path keyFile,
      String keyId,
      String owner,
      Dpc dpc) {}

  // A type allocation code of the suite's own run, so that suites sharing a database do not meet.
  private static final String TYPE_ALLOCATION_CODE =
      "35%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
  private static int serial;

  /** Valid IMEIs that no other device has. */
  static synchronized List<String> newImeis(int count) {
    return Stream.generate(() -> TYPE_ALLOCATION_CODE + "%06d".formatted(serial++))
        .limit(count)
        .map(digits -> digits + luhnDigit(digits))
        .toList();
  }

  private static int luhnDigit(String digits) {
    int sum =
        IntStream.range(0, digits.length())
            .map(
                position -> {
                  int value = digits.charAt(digits.length() - 1 - position) - '0';
                  return position % 2 == 0 ? value * 2 / 10 + value * 2 % 10 : value;
                })
            .sum();
    return (10 - sum % 10) % 10;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server(context);
  }

  private static Server server(ExtensionContext context) {
    return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Server.class, type -> Server.start(), Server.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Server.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return server(context);
  }
}
