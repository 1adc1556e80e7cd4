import type { PersonalTexts } from './personal-texts.ts'

export const PERSONAL_TEXTS_EN: PersonalTexts = {
  invite: {
    warm: `Hi {name},

“{theme}” is coming up on {date}, {time}, and I thought of you. We last saw you at “{last evening}”. You met {met there} there. {warmest tie} might like to come along with you.

Where: {venue}
Fee: {fee}

Shall I keep a seat for you? A maybe is fine too. Please let me know by {answer by}.

{sender}`,
    brief: `Hi {name}! “{theme}” is on {date}, {time}. It is at {venue}. Shall I keep a seat for you?`,
    formal: `Dear {name},

On behalf of {chapter}, I would like to invite you to “{theme}”. It takes place on {date}, {time}. You have been with us for {time with us}, and your company would mean a great deal to us.

Venue: {venue}
Fee: {fee}
Host: {host}

Please let us know whether you can attend. We would be grateful for your answer by {answer by}.

Kind regards,
{sender}`,
  },
  followUp: {
    warm: `Hi {name},

It was lovely to have you at “{first evening}” for the first time. How good to see you at “{last evening}”, your {evening number} evening with us. We missed you at “{missed evening}” and hope that all is well. I heard that you talked with {met there}. Thank you for saying “{what they said}”; we have written it down and would like to hear more. Thank you for your help ({help}).

How have you been? I would love to hear from you.

{sender}`,
    brief: `Hi {name}! It was lovely to have you at “{first evening}” for the first time. It was good to see you at “{last evening}”, your {evening number} evening with us. We missed you at “{missed evening}” and hope that all is well. I heard that you talked with {met there}. Thank you for saying “{what they said}”; we have written it down. Thank you for your help ({help}). Talk soon?`,
    formal: `Dear {name},

Thank you for joining us at “{first evening}”, your first evening with us. Thank you for being with us at “{last evening}”, your {evening number} evening with us. We were sorry not to see you at “{missed evening}” and hope that you are well. Your remark, “{what they said}”, has been noted, and we would be glad to discuss it with you. We are grateful for your help ({help}).

Please do not hesitate to write if there is anything that we can do for you.

Kind regards,
{sender}`,
  },
  thank: {
    warm: `Hi {name},

I wanted to say thank you. What you did with us has not gone unnoticed: {help}. Your idea, “{adopted idea}”, is now part of how we do things. You have been with us for {time with us}, and it shows. “{last evening}” would not have been the same without you.

{sender}`,
    brief: `Hi {name}, thank you! Your idea, “{adopted idea}”, is now part of how we do things. Thank you for your help ({help}). It was good to have you at “{last evening}”.`,
    formal: `Dear {name},

I would like to thank you in the name of {chapter}. Please accept our thanks. Your suggestion, “{adopted idea}”, has been adopted. We are grateful for your help ({help}). You have been part of our community for {time with us}.

Kind regards,
{sender}`,
  },
  recognise: {
    warm: `{name},

This one is for you. What we celebrate: {occasion}. You have been with us for {time with us}. “{last evening}” was your {evening number} evening with us. Your idea, “{adopted idea}”, has changed what we do.

Thank you for being one of us.

{sender}`,
    brief: `{name}, this one is for you. What we celebrate: {occasion}. Thank you for being one of us!`,
    formal: `Dear {name},

It is an honour to present you with this token of our appreciation. It is given for the following: {occasion}. You have been part of our community for {time with us}. Your suggestion, “{adopted idea}”, has been adopted.

With our thanks,
{sender}
{chapter}`,
  },
  challenge: {
    warm: `Hi {name},

There is something that I would like you to try with us: {occasion}. It runs until {until}. You and {warmest tie} might do it together. You have been with us for {time with us}, so you know how we do things.

Take it at your own pace, and tell me how it goes. Are you in?

{sender}`,
    brief: `Hi {name}, will you join in? The challenge: {occasion}. It runs until {until}. Tell me how it goes!`,
    formal: `Dear {name},

{chapter} invites you to take part in its challenge. This is what it is about: {occasion}. It ends on {until}. As somebody who has been with us for {time with us}, you would be an example to others.

Please let us know whether you would like to take part.

Kind regards,
{sender}`,
  },
  reconnect: {
    warm: `Hi {name},

It has been {time away}, and I was thinking of you. I still remember you at “{last evening}”. You met {met there} there. Your idea, “{adopted idea}”, is still with us, by the way. {warmest tie} would be a good reason to drop by, too.

How are you? No need for excuses; I would simply like to know how you are doing.

{sender}`,
    brief: `Hi {name}, how are you? It has been {time away} since we saw you. I still remember you at “{last evening}”. A line from you would make my day.`,
    formal: `Dear {name},

I hope that you are well. We have not had the pleasure of your company for {time away}. You were with us at “{last evening}”. You have been part of our community for {time with us}. Your suggestion, “{adopted idea}”, has not been forgotten.

We would be glad to hear from you, and gladder still to welcome you again.

Kind regards,
{sender}`,
  },
}
