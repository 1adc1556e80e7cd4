import type { firstrun as en } from '../en/firstrun.ts'

export const firstrun = {
  tagline: '给会见面的人，一本好名册。',
  promiseLocal: '一切都留在这台电脑上。不用账号，没有服务器，你不说，就什么都不会发出去。',
  promiseSealed: '成员数据在写入磁盘之前就已加密。',
  promiseTogether: '几位组织者可以通过网络、文件夹或文件保持一致，谁的心血都不会被覆盖。',
  language: '语言',

  protectTitle: '这本名册怎么上锁？',
  protectText: '成员数据会在这台电脑上加密。通常由系统的钥匙串保管密钥，但这台电脑没有可用的钥匙串，所以由你来决定。',
  protectPassphrase: '设置一个口令',
  protectPassphraseHint: '每次打开 Chapterhouse 时输入。没有它，即使拿到磁盘也读不到成员数据。',
  protectFile: '在这台电脑上不设口令',
  protectFileHint: '密钥放在数据旁边的文件里，能打开你文件的人就能读到成员数据。只适合你一个人使用的电脑。',
  passphrase: '口令',
  passphraseAgain: '再输入一次',
  passphraseHint: '至少 {count} 个字符。四五个互不相干的词连在一起，好记又难猜。',
  passphraseDiffers: '两次输入的不一样。',
  passphraseShort: '还差 {count} 个字符',
  passphraseWeak: '太容易猜，再长一些',
  passphraseFair: '还可以',
  passphraseStrong: '很牢靠',
  passphraseLost:
    '忘记口令时，只有恢复密钥能打开数据，下一步就可以抄下来。两样都没有，谁也打不开；与其他组织者交换过的内容，可以向他们要回来。',
  protectDo: '上锁',
  protectFileDo: '不设口令，继续',
  showPassphrase: '显示口令',

  unlockTitle: '欢迎回来',
  unlockText: '这本名册用你的口令上了锁。',
  unlockDo: '打开',
  unlockWrong: '口令不对。请检查大写锁定和输入法，再试一次。',
  unlockForgotten: '忘了口令？',
  unlockForgottenText:
    '没有口令，谁也打不开这份数据。要重新开始，请先关闭 Chapterhouse，把文件夹 {folder} 移到别处，再打开一次；其他组织者可以传一份包含全部变更的文件给你。',

  damagedTitle: '密钥无法使用',
  damagedUnreadable:
    '存放密钥的文件已损坏，所以打不开数据；数据没有任何改动。请从备份找回“keyring.json”，或者用另一个配置重新开始，再向其他组织者获取社群。',
  damagedNewer: '密钥由更新版本的 Chapterhouse 写入。请更新程序；数据没有任何改动。',
  damagedKeychain:
    '系统的钥匙串不再交出密钥，通常是因为重置过密码或移动过配置。请用当初创建名册的账户登录，或向其他组织者获取社群。',

  keychainNote: '已加密，密钥由这台电脑的钥匙串保管。',
  passphraseNote: '已用你的口令加密。',
  fileNote: '已加密，密钥放在数据旁边，没有设置口令。',

  beginTitle: '想从哪里开始？',
  newTitle: '新建社群',
  newText: '从一本空白的名册开始，再把名单带进来。',
  joinTitle: '用文件加入',
  joinText: '另一位组织者发给你一份包含全部变更的文件。',
  sampleTitle: '打开示例',
  sampleText: '三个分会、约 400 位虚构的成员，先到处看看。点一下就能移除。',

  communityName: '社群名称',
  communityNameExample: '晨光读书会',
  yourName: '你的名字',
  yourNameHint: '会标在你做的每个更改旁边，让其他组织者知道。',
  deviceName: '这台电脑',
  deviceNameHint: '交换变更时，用来区分你的几台电脑。',
  deviceDefault: '{name}的电脑',
  deviceDefaultNobody: '这台电脑',
  start: '创建社群',
  join: '加入',
  joinDrop: '把变更文件拖到这里',
  joinDropHint: '文件名以 .chapterhouse 结尾，并且要包含全部变更，不能只有最近的。',
  joinOther: '换一个文件',
  joined: '欢迎加入，一起带来了 {members, number} 位成员。',
  sampleOrganizer: '林予安',
  sampleMaking: '正在想象 400 个人',
  working: '正在写第一页',
} as const satisfies Record<keyof typeof en, string>
