// Configurations of a customer, as an EMM console handles them. Shown in docs/clients/node.md.

// [docs: create-configuration]
/** Makes a configuration for the sales team's phones and returns it as the server stored it. */
async function createConfiguration(service, customer, dpc) {
  const extras = {
    'android.app.extra.PROVISIONING_LEAVE_ALL_SYSTEM_APPS_ENABLED': true,
    'android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE': { management_server: 'emm.example.com' },
  };
  const answer = await service.customers.configurations.create({
    parent: customer,
    requestBody: {
      configurationName: 'Sales team',
      companyName: 'XYZ Corp.',
      contactEmail: 'it-support@example.com',
      contactPhone: '+1 (800) 555-0112',
      customMessage: "We're setting up your phone. Call or email for help.",
      dpcResourcePath: dpc.name,
      dpcExtras: JSON.stringify(extras),
    },
  });
  return answer.data;
}
// [docs: end]

// [docs: make-default]
/** Applies the configuration to every device that is claimed from now on. */
async function makeDefault(service, configuration) {
  const answer = await service.customers.configurations.patch({
    name: configuration.name,
    updateMask: 'isDefault',
    requestBody: { configurationId: configuration.configurationId, isDefault: true },
  });
  return answer.data;
}
// [docs: end]

export { createConfiguration, makeDefault };
