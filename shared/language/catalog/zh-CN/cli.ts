import type { cli as en } from '../en/cli.ts'

/** 命令行的消息。 */
export const cli = {
  'help.intro': '在命令行使用 Chapterhouse。不必先打开程序；如果已打开，窗口不受影响。',
  'help.export': '按保存的方案导出，并留下记录。',
  'help.backup': '备份到文件夹，并读回校验。',
  'help.profile': '“导出”里保存的方案名称。',
  'help.out': '要写入的文件。',
  'help.force': '文件已存在时替换它。',
  'help.password': '从标准输入读取压缩包的密码。',
  'help.community': '当前打开的不是这个社群就不执行。',
  'help.data': '数据所在的文件夹（不在默认位置时）。',
  'help.passphrase': '从标准输入的第一行读取解锁数据的密码。',
  'help.language': '消息的语言：en、zh-TW、zh-CN。',
  'help.result': '结果是标准输出上的一个 JSON 对象；进度和消息写到标准错误输出。',
  'help.codes': '退出码：0 完成，1 被拒绝，2 用法错误，3 已锁定，4 没有要做的事。',
  seeHelp: '用法见 chapterhouse --help。',
  progress: '{step}：{done, number}/{of, number}',
  'step.opening': '打开数据',
  'step.making': '整理名单',
  'step.writing': '写入',
  'step.verifying': '读回校验',
  'step.reading': '读取文件',
} as const satisfies Record<keyof typeof en, string>
