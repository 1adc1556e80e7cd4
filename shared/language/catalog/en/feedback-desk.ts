/** The form that is handed to guests. */
export const feedbackDesk = {
  title: 'What guests say',
  thanks: 'Thank you!',
  handOn: 'Please hand the form on to the next guest.',
  next: 'Next guest',
  how: 'How was it for you?',
  keep: 'What should stay as it was?',
  idea: 'What could we do differently, or do next?',
  noName: 'No name is asked for, and none is kept.',
  send: 'Send',
} as const
