// [docs: devices]

package muster.examples;

import com.google.api.client.googleapis.batch.BatchRequest;
import com.google.api.client.googleapis.batch.json.JsonBatchCallback;
import com.google.api.services.androiddeviceprovisioning.v1.AndroidProvisioningPartner;
import com.google.api.services.androiddeviceprovisioning.v1.model.CustomerApplyConfigurationRequest;
import com.google.api.services.androiddeviceprovisioning.v1.model.CustomerListDevicesResponse;
import com.google.api.services.androiddeviceprovisioning.v1.model.CustomerUnclaimDeviceRequest;
import com.google.api.services.androiddeviceprovisioning.v1.model.Device;
import com.google.api.services.androiddeviceprovisioning.v1.model.DeviceIdentifier;
import com.google.api.services.androiddeviceprovisioning.v1.model.DeviceReference;
import com.google.api.services.androiddeviceprovisioning.v1.model.Empty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Devices of a customer, as an IT department's program handles them. */
public final class Devices {

  /** Applies the configuration to a collection of devices, one call each. */
  public static void applyConfiguration(
      AndroidProvisioningPartner service, String customer, String configuration, List<Long> deviceIds)
      throws IOException {
    for (Long id : deviceIds) {
      service.customers().devices().applyConfiguration(customer, application(configuration, id)).execute();
    }
  }

  private static CustomerApplyConfigurationRequest application(String configuration, Long deviceId) {
    return new CustomerApplyConfigurationRequest()
        .setConfiguration(configuration)
        .setDevice(new DeviceReference().setDeviceId(deviceId));
  }
  /** The same in one HTTP request. The batch goes to Muster because the service object does. */
  public static void applyInOneRequest(
      AndroidProvisioningPartner service,
      String customer,
      String configuration,
      List<Long> deviceIds,
      JsonBatchCallback<Empty> callback)
      throws IOException {
    BatchRequest batch = service.batch();
    for (Long id : deviceIds) {
      service.customers().devices().applyConfiguration(customer, application(configuration, id)).queue(batch, callback);
    }
    batch.execute();
  }
  /** Takes the device with this IMEI out of zero-touch enrolment. */
  public static void unclaim(AndroidProvisioningPartner service, String customer, String imei, String manufacturer)
      throws IOException {
    DeviceIdentifier identifier = new DeviceIdentifier().setImei(imei).setManufacturer(manufacturer);
    CustomerUnclaimDeviceRequest request =
        new CustomerUnclaimDeviceRequest().setDevice(new DeviceReference().setDeviceIdentifier(identifier));
    service.customers().devices().unclaim(customer, request).execute();
  }
  /** Every device of the customer, read page by page. */
  public static List<Device> all(AndroidProvisioningPartner service, String customer, long pageSize)
      throws IOException {
    List<Device> devices = new ArrayList<>();
    AndroidProvisioningPartner.Customers.Devices.List request =
        service.customers().devices().list(customer).setPageSize(pageSize);
    do {
      CustomerListDevicesResponse page = request.execute();
      if (page.getDevices() != null) {
        devices.addAll(page.getDevices());
      }
      request.setPageToken(page.getNextPageToken());
    } while (request.getPageToken() != null);
    return devices;
  }
  private Devices() {}
}

// [docs: end]
