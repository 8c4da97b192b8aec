/** An organization as those see it who run the installation. */
export type OrganizationView = {
  id: string
  name: string
  createdAt: Date
  /** How many people are members, disabled ones too. */
  people: number
  /** How many apps it has that are not deleted. */
  apps: number
}
