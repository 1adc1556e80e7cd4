import type { LetterKind, LetterLanguage } from '../domain/letter.ts'

/** The letters that the program comes with; a chapter writes its own over them. Each is written for its place, not translated. */
export const LETTERS: Readonly<Record<LetterLanguage, Readonly<Record<LetterKind, string>>>> = {
  en: {
    invitation: `Dear {name},

We would love to have you at “{theme}”.

When: {date}, {time}
Where: {venue}
Fee: {fee}
Hosted by {host}

Could you tell me whether you can make it? A maybe helps too.
Please answer by {answer by}.`,
    reminder: `Dear {name},

A short reminder: “{theme}” is coming up.

When: {date}, {time}
Where: {venue}
Fee: {fee}

If something has come up, please tell me, so that somebody on the waitlist can have your seat.
Please answer by {answer by}.`,
    offer: `Dear {name},

A seat has become free for “{theme}” on {date}, {time}, and it is yours if you would like it.

Where: {venue}
Fee: {fee}

I am keeping it for you until {answer by}. A short yes or no is enough.`,
    thanks: `Dear {name},

Thank you for coming to “{theme}”. It was good to have you there.

What will you remember, and what should the next evening be about? I look forward to a line from you.`,
  },
  'zh-TW': {
    invitation: `{姓名}，你好：

想邀你一起來「{主題}」。

時間：{日期} {時間}
地點：{地點}
費用：{費用}
主持：{主持}

能不能來，回我一聲就好；還不確定也可以先說。
請在{回覆期限}前回覆。`,
    reminder: `{姓名}，你好：

「{主題}」快到了，提醒你一下。

時間：{日期} {時間}
地點：{地點}
費用：{費用}

如果臨時不能來，請跟我說一聲，好讓候補的朋友有位子。
請在{回覆期限}前回覆。`,
    offer: `{姓名}，你好：

{日期} {時間}的「{主題}」空出位子了，輪到你囉。

地點：{地點}
費用：{費用}

要來的話請回我一聲。
位子幫你留到{回覆期限}，逾時會讓給下一位。`,
    thanks: `{姓名}，你好：

謝謝你來參加「{主題}」，很高興有你在。

那天有什麼讓你印象深刻？下次想聊什麼？隨時跟我說。`,
  },
  'zh-CN': {
    invitation: `{姓名}，你好：

想邀请你来参加“{主题}”。

时间：{日期} {时间}
地点：{地点}
费用：{费用}
主持：{主持}

能不能来，麻烦回复我一下；还没定也可以先告诉我。
请在{回复期限}前回复。`,
    reminder: `{姓名}，你好：

“{主题}”快到了，提醒你一下。

时间：{日期} {时间}
地点：{地点}
费用：{费用}

如果临时来不了，请告诉我，好让候补的朋友有位子。
请在{回复期限}前回复。`,
    offer: `{姓名}，你好：

{日期} {时间}的“{主题}”有位子了，轮到你啦。

地点：{地点}
费用：{费用}

要来的话请回复我一下。
位子给你留到{回复期限}，过时会让给下一位。`,
    thanks: `{姓名}，你好：

谢谢你来参加“{主题}”，很高兴有你在。

那天有什么让你印象深刻？下次想聊什么？随时告诉我。`,
  },
}
