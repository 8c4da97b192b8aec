/**
 * What `keyturn`, our own parameter of a request for authorization, says while a person decides: the
 * request came over the wire of Azure DevOps OAuth (`lib/oauth/legacy`).
 */
export const CAME_BY_LEGACY = 'azure-devops'
