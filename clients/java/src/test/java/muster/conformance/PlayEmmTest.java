package muster.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.androidenterprise.AndroidEnterprise;
import java.nio.file.Path;
import java.util.Map;
import muster.examples.PlayEmm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Play EMM API: the first method that is served. */
@ExtendWith(Context.class)
class PlayEmmTest {

  private static final String CAMERA = "android.permission.CAMERA";

  private static AndroidEnterprise enterprise(Context.Server server) throws Exception {
    Path key = Path.of((String) ((Map<?, ?>) server.muster().demo.get("keys")).get("customer"));
    return PlayEmm.connect(server.muster().baseUrl, key);
  }

  @Test
  void aPermissionIsDescribedInTheLanguageOfTheCaller(Context.Server server) throws Exception {
    AndroidEnterprise enterprise = enterprise(server);

    String english = PlayEmm.describe(enterprise, CAMERA, "en");

    assertTrue(english.endsWith("."), english);
    assertNotEquals(english, PlayEmm.describe(enterprise, CAMERA, "de"));
  }

  @Test
  void aMethodThatIsNotServedYetSaysSo(Context.Server server) throws Exception {
    AndroidEnterprise enterprise = enterprise(server);

    GoogleJsonResponseException refused =
        assertThrows(
            GoogleJsonResponseException.class, () -> enterprise.enterprises().list("example.com").execute());

    assertEquals(501, refused.getStatusCode());
  }
}
