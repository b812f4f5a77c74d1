// [docs: playemm]

package muster.examples;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.androidenterprise.AndroidEnterprise;
import com.google.api.services.androidenterprise.model.Permission;
import com.google.auth.http.HttpCredentialsAdapter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The Play EMM API, as an EMM's program uses it. */
public final class PlayEmm {

  public static final String ENTERPRISE_SCOPE = "https://www.googleapis.com/auth/androidenterprise";

  /** The Play EMM API of the Muster server at {@code baseUrl}, as the account of the key file. */
  public static AndroidEnterprise connect(String baseUrl, Path keyFile) throws IOException {
    return new AndroidEnterprise.Builder(
            new NetHttpTransport(),
            GsonFactory.getDefaultInstance(),
            new HttpCredentialsAdapter(Connect.credentials(keyFile).createScoped(List.of(ENTERPRISE_SCOPE))))
        .setRootUrl(baseUrl)
        .setApplicationName("example")
        .build();
  }

  /** What a permission is, as an approval page would show it. */
  public static String describe(AndroidEnterprise service, String permission, String language) throws IOException {
    Permission shown = service.permissions().get(permission).setLanguage(language).execute();
    return shown.getName() + ": " + shown.getDescription();
  }

  private PlayEmm() {}
}

// [docs: end]
