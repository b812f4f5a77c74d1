// [docs: errors]

package muster.examples;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import java.util.List;

/** What a refused call tells. */
public final class Errors {

  /** The zero-touch API's own code of an error, such as {@code INVALID_IMEI}, or null. */
  public static String customErrorCode(GoogleJsonResponseException refused) {
    for (GoogleJsonError.Details detail : details(refused)) {
      if (detail.get("code") instanceof String code) {
        return code;
      }
    }
    return null;
  }

  /** Whether the caller must accept the current terms of service first. */
  public static boolean needsTermsOfService(GoogleJsonResponseException refused) {
    String type = "type.googleapis.com/google.android.device.provisioning.v1.TosError";
    return refused.getStatusCode() == 403
        && details(refused).stream().anyMatch(detail -> type.equals(detail.getType()));
  }

  private static List<GoogleJsonError.Details> details(GoogleJsonResponseException refused) {
    GoogleJsonError error = refused.getDetails();
    return error == null || error.getDetails() == null ? List.of() : error.getDetails();
  }
  private Errors() {}
}

// [docs: end]
