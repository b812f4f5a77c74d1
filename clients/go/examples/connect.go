// [docs: connect]

// Package examples is the code that docs/clients/go.md shows: an EMM's and a reseller's calls of the zero-touch API
// through Google's Go client, against a Muster server.
package examples

import (
	"context"

	zerotouch "google.golang.org/api/androiddeviceprovisioning/v1"
	"google.golang.org/api/option"
)

// The scopes of the two sides of the API.
const (
	CustomerScope = "https://www.googleapis.com/auth/androidworkzerotouchemm"
	ResellerScope = "https://www.googleapis.com/auth/androidworkprovisioning"
)

// Connect returns the zero-touch API of the Muster server at baseURL, as the account of the key file. The library gets
// its tokens from the token_uri that the key file names, which is Muster's.
func Connect(ctx context.Context, baseURL, keyFile, scope string) (*zerotouch.Service, error) {
	return zerotouch.NewService(ctx,
		option.WithEndpoint(baseURL),
		option.WithAuthCredentialsFile(option.ServiceAccount, keyFile),
		option.WithScopes(scope))
}

// ConnectWithSelfSignedTokens is the same without a token exchange: the library signs a token for Google's address of
// the service, which Muster accepts as its own.
func ConnectWithSelfSignedTokens(ctx context.Context, baseURL, keyFile string) (*zerotouch.Service, error) {
	return zerotouch.NewService(ctx,
		option.WithEndpoint(baseURL),
		option.WithAuthCredentialsFile(option.ServiceAccount, keyFile),
		option.WithAudiences("https://androiddeviceprovisioning.googleapis.com/"))
}

// [docs: end]
