export const GIVEN_PATH = '/admin/authorizations'
export const AGENTS_PATH = `${GIVEN_PATH}/agents`
