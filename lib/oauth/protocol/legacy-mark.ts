/**
 * The value of `keyturn`, our own parameter of an authorization request, for a request over the
 * wire of Azure DevOps OAuth (`lib/oauth/legacy`). It is kept while the person decides.
 */
export const CAME_BY_LEGACY = 'azure-devops'
