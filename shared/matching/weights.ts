/**
 * What each agreement is worth, in bits: log2(m / u), where m is how often two records of one person agree so and u how
 * often two people do (Fellegi & Sunter 1969). The m are fixed, from what people who keep rosters know about their rows;
 * the u come from the rosters at hand (`Frequencies`, `Holders`). A negative weight speaks against.
 */

/** How often two records of one person name the same … */
export const M = {
  phone: 0.75,
  email: 0.7,
  account: 0.8,
  number: 0.6,
  family: 0.92,
  given: 0.88,
  address: 0.6,
} as const

/** How often two people who are not one share a contact point that only one name is known for, as a share of 1 / records. */
export const UNKNOWN_SHARING = 0.05

/** Off the weight of an agreement that had to be helped along. */
export const DISCOUNT = {
  repaired: 1.5,
  twiceRepaired: 5,
  mended: 1,
  variant: 1,
  swappedName: 1,
} as const

/** What does not depend on how frequent a value is. */
export const BITS = {
  phoneTyping: 9,
  phoneDiffers: -1,
  emailTyping: 7,
  emailLocal: 4,
  ownDomain: 2,
  emailDiffers: -0.7,
  accountDiffers: -0.7,
  numberDiffers: -0.2,
  nickname: 3,
  namePartly: 1,
  familyDiffers: -4.5,
  givenDiffers: -6,
  charactersDiffer: -3,
  addressDiffers: -1.5,
  cityDiffers: -1,
  genderDiffers: -3,
  emailSpeaksSurname: 4,
  emailSpeaksInitials: 2,
} as const

/** The most that one kind of evidence may bring; places and employers go with families, offices and quarters. */
export const MOST = { name: 22, address: 13, city: 4, organization: 4 } as const

/** A similar part of a name keeps this share of what its sameness would bring, and loses some of it at once. */
export const SIMILAR = { share: 0.7, less: 2 } as const
