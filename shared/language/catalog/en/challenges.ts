/** Challenges, rituals and seasons. */
export const challenges = {
  kindChallenge: 'Challenge',
  'field.purpose': 'What for',
  'field.steps': 'Steps',
  'field.forgives': 'Forgiven absences',
  'field.summary': 'What came of it',
} as const
