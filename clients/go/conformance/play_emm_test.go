package conformance

import (
	"context"
	"errors"
	"net/http"
	"testing"

	"google.golang.org/api/googleapi"

	"muster/clients/go/examples"
)

const camera = "android.permission.CAMERA"

func TestAPermissionIsDescribedInTheLanguageOfTheCaller(t *testing.T) {
	enterprise, err := examples.ConnectEnterprise(context.Background(), server.baseURL, newCustomer(t).keyFile)
	must(t, err)

	english, err := examples.DescribePermission(enterprise, camera, "en")
	must(t, err)
	german, err := examples.DescribePermission(enterprise, camera, "de")
	must(t, err)
	_, unknown := examples.DescribePermission(enterprise, "android.permission.NO_SUCH", "en")
	_, unserved := enterprise.Enterprises.List("example.com").Do()

	if english == german || len(english) < len(camera) {
		t.Errorf("English %q, German %q", english, german)
	}
	for err, status := range map[error]int{unknown: http.StatusNotFound, unserved: http.StatusNotImplemented} {
		var refused *googleapi.Error
		if !errors.As(err, &refused) || refused.Code != status {
			t.Errorf("got %v, expected status %d", err, status)
		}
	}
}
