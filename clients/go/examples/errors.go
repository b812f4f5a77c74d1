// [docs: errors]

package examples

import (
	"errors"

	"google.golang.org/api/googleapi"
)

// CustomErrorCode is the zero-touch API's own code of an error, such as INVALID_IMEI, or "".
func CustomErrorCode(err error) string {
	for _, detail := range details(err) {
		if code, ok := detail["code"].(string); ok {
			return code
		}
	}
	return ""
}

// NeedsTermsOfService tells whether the caller must accept the current terms of service first.
func NeedsTermsOfService(err error) bool {
	for _, detail := range details(err) {
		if detail["@type"] == "type.googleapis.com/google.android.device.provisioning.v1.TosError" {
			return true
		}
	}
	return false
}

func details(err error) []map[string]any {
	var refused *googleapi.Error
	if !errors.As(err, &refused) {
		return nil
	}
	var found []map[string]any
	for _, detail := range refused.Details {
		if fields, ok := detail.(map[string]any); ok {
			found = append(found, fields)
		}
	}
	return found
}

// [docs: end]
