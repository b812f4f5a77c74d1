// [docs: connect]

package muster.examples;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.androiddeviceprovisioning.v1.AndroidProvisioningPartner;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** How a program connects to Muster. */
public final class Connect {

  public static final String CUSTOMER_SCOPE = "https://www.googleapis.com/auth/androidworkzerotouchemm";
  public static final String RESELLER_SCOPE = "https://www.googleapis.com/auth/androidworkprovisioning";

  /** The zero-touch API of the Muster server at {@code baseUrl}, as the account of the key file. */
  public static AndroidProvisioningPartner connect(String baseUrl, Path keyFile, String scope) throws IOException {
    return service(baseUrl, credentials(keyFile).createScoped(List.of(scope)));
  }

  static ServiceAccountCredentials credentials(Path keyFile) throws IOException {
    try (InputStream key = new FileInputStream(keyFile.toFile())) {
      return ServiceAccountCredentials.fromStream(key);
    }
  }

  static AndroidProvisioningPartner service(String baseUrl, GoogleCredentials credentials) {
    return new AndroidProvisioningPartner.Builder(
            new NetHttpTransport(), GsonFactory.getDefaultInstance(), new HttpCredentialsAdapter(credentials))
        .setRootUrl(baseUrl)
        .setApplicationName("example")
        .build();
  }
  /** The same without a token exchange: the library signs tokens that name the scope. */
  public static AndroidProvisioningPartner connectWithSelfSignedTokens(String baseUrl, Path keyFile, String scope)
      throws IOException {
    return service(
        baseUrl, credentials(keyFile).createWithUseJwtAccessWithScope(true).createScoped(List.of(scope)));
  }
  /** Tokens signed for the address of the call, as the library does without a scope. */
  public static AndroidProvisioningPartner connectWithoutScope(String baseUrl, Path keyFile) throws IOException {
    return service(baseUrl, credentials(keyFile));
  }

  private Connect() {}
}

// [docs: end]
