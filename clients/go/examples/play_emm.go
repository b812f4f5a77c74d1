// [docs: play-emm]

package examples

import (
	"context"

	"google.golang.org/api/androidenterprise/v1"
	"google.golang.org/api/option"
)

// EnterpriseScope is that of the Play EMM API. Any key may ask for it.
const EnterpriseScope = "https://www.googleapis.com/auth/androidenterprise"

// ConnectEnterprise returns the Play EMM API of the Muster server at baseURL, as the account of the key file.
func ConnectEnterprise(ctx context.Context, baseURL, keyFile string) (*androidenterprise.Service, error) {
	return androidenterprise.NewService(ctx,
		option.WithEndpoint(baseURL),
		option.WithAuthCredentialsFile(option.ServiceAccount, keyFile),
		option.WithScopes(EnterpriseScope))
}

// DescribePermission says what a permission is, as an approval page would show it.
func DescribePermission(service *androidenterprise.Service, permission, language string) (string, error) {
	shown, err := service.Permissions.Get(permission).Language(language).Do()
	if err != nil {
		return "", err
	}
	return shown.Name + ": " + shown.Description, nil
}

// [docs: end]
