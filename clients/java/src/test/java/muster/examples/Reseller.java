// [docs: reseller]

package muster.examples;

import com.google.api.services.androiddeviceprovisioning.v1.AndroidProvisioningPartner;
import com.google.api.services.androiddeviceprovisioning.v1.model.ClaimDevicesRequest;
import com.google.api.services.androiddeviceprovisioning.v1.model.DeviceIdentifier;
import com.google.api.services.androiddeviceprovisioning.v1.model.DeviceMetadata;
import com.google.api.services.androiddeviceprovisioning.v1.model.Operation;
import com.google.api.services.androiddeviceprovisioning.v1.model.PartnerClaim;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A reseller's side: claims and long-running operations. */
public final class Reseller {

  /** Claims up to 100,000 phones in one call; the result of each, in the order of the request. */
  public static List<Map<String, Object>> claimMany(
      AndroidProvisioningPartner service, long partnerId, long customerId, List<String> imeis)
      throws IOException, InterruptedException {
    List<PartnerClaim> claims = imeis.stream().map(imei -> claim(customerId, imei)).toList();
    Operation operation =
        service.partners().devices().claimAsync(partnerId, new ClaimDevicesRequest().setClaims(claims)).execute();
    return results(service, operation);
  }

  private static PartnerClaim claim(long customerId, String imei) {
    return new PartnerClaim()
        .setCustomerId(customerId)
        .setDeviceIdentifier(new DeviceIdentifier().setImei(imei).setManufacturer("Google"))
        .setSectionType("SECTION_TYPE_ZERO_TOUCH")
        .setDeviceMetadata(new DeviceMetadata().setEntries(Map.of("ordernumber", "GOOG#123456")));
  }

  /** Polls until the operation is done. */
  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> results(AndroidProvisioningPartner service, Operation operation)
      throws IOException, InterruptedException {
    for (int tries = 600; !Boolean.TRUE.equals(operation.getDone()); tries--) {
      if (tries == 0) {
        throw new IOException(operation.getName() + " still runs: " + operation.getMetadata());
      }
      Thread.sleep(100);
      operation = service.operations().get(operation.getName()).execute();
    }
    return (List<Map<String, Object>>) operation.getResponse().get("perDeviceStatus");
  }
  private Reseller() {}
}

// [docs: end]
