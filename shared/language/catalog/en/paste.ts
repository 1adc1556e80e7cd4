export const paste = {
  open: 'Paste answers',
  title: 'Paste answers from a chat',
  text: 'What people wrote',
  hint: 'Copy it out of LINE, WeChat or WhatsApp with names and times, or type a list: “小美 +1”, “Anna and Ben”, “王小明 can’t”.',
  found:
    '{found, plural, =0 {No answer found yet.} one {# answer found.} other {# answers found.}}{open, plural, =0 {} one { Choose who is meant for # of them.} other { Choose who is meant for # of them.}}{passed, plural, =0 {} one { # line is no answer.} other { # lines are no answers.}}',
  list: 'Answers',
  who: 'Who {name} is',
  answer: 'Answer of {name}',
  companions: 'Whom {name} brings',
  brings: '{count, plural, =0 {alone} other {+#}}',
  new: 'New: {name}',
  choose: 'Choose who is meant',
  leave: 'Leave out',
  passed: '{count, plural, one {# line without an answer} other {# lines without an answer}}',
  record: '{count, plural, one {Record # answer} other {Record # answers}}',
  done: '{recorded, plural, one {# answer recorded.} other {# answers recorded.}}{added, plural, =0 {} one { # new member came in.} other { # new members came in.}}{waitlisted, plural, =0 {} one { # is on the waitlist.} other { # are on the waitlist.}}',
} as const
