// What a refused call tells. Shown in docs/clients/node.md.

// [docs: error-details]
/** The zero-touch API's own code of an error, such as `INVALID_IMEI`, or undefined. */
function customErrorCode(error) {
  return error.response?.data?.error?.details?.find(detail => detail.code)?.code;
}

/** Whether the caller must accept the current terms of service first. */
function needsTermsOfService(error) {
  const type = 'type.googleapis.com/google.android.device.provisioning.v1.TosError';
  return error.status === 403 && error.response.data.error.details?.[0]?.['@type'] === type;
}
// [docs: end]

export { customErrorCode, needsTermsOfService };
