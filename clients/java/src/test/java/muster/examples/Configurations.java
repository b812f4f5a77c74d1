// [docs: configurations]

package muster.examples;

import com.google.api.services.androiddeviceprovisioning.v1.AndroidProvisioningPartner;
import com.google.api.services.androiddeviceprovisioning.v1.model.Configuration;
import com.google.api.services.androiddeviceprovisioning.v1.model.Dpc;
import java.io.IOException;

/** Configurations of a customer, as an EMM console handles them. */
public final class Configurations {

  /** Makes a configuration for the sales team's phones and returns it as the server stored it. */
  public static Configuration create(AndroidProvisioningPartner service, String customer, Dpc dpc)
      throws IOException {
    Configuration configuration =
        new Configuration()
            .setConfigurationName("Sales team")
            .setCompanyName("XYZ Corp.")
            .setContactEmail("it-support@example.com")
            .setContactPhone("+1 (800) 555-0112")
            .setCustomMessage("We're setting up your phone. Call or email for help.")
            .setDpcResourcePath(dpc.getName())
            .setDpcExtras(
                "{\"android.app.extra.PROVISIONING_LEAVE_ALL_SYSTEM_APPS_ENABLED\":true,"
                    + "\"android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE\":"
                    + "{\"management_server\":\"emm.example.com\"}}");
    return service.customers().configurations().create(customer, configuration).execute();
  }
  /** Applies the configuration to every device that is claimed from now on. */
  public static Configuration makeDefault(AndroidProvisioningPartner service, Configuration target)
      throws IOException {
    Configuration change = new Configuration().setIsDefault(true).setConfigurationId(target.getConfigurationId());
    return service.customers().configurations().patch(target.getName(), change).setUpdateMask("isDefault").execute();
  }
  private Configurations() {}
}

// [docs: end]
