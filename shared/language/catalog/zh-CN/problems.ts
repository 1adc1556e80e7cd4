import type { problems as en } from '../en/problems.ts'

export const problems = {
  'file-empty': '{file, select, none {这个文件} other {“{file}”}}是空的。请重新选择，或从来源处再导出一次。',
  'file-binary':
    '{file, select, none {这} other {“{file}”}}不是 Chapterhouse 能读的名单。请使用 Excel 工作簿（.xlsx）、联系人名片（.vcf）或 CSV（Excel：另存为，选择“CSV UTF-8”）。',
  'file-too-large':
    '{file, select, none {这个文件} other {“{file}”}}太大了{limit, select, none {} other {（上限 {limit}）}}。请拆成几个小文件，逐个导入。',
  'file-unreadable': '{file, select, none {这个文件} other {“{file}”}}无法读取。请确认它还在，并且你有权限打开。',
  'file-encoding':
    '{file, select, none {这个文件} other {“{file}”}}的编码{encoding, select, none {} other {（{encoding}）}} Chapterhouse 不认识。请保存为“CSV UTF-8”后再试。',
  'file-protected':
    '{file, select, none {这个文件} other {“{file}”}}设有密码。请用原来的程序打开，去掉密码后另存，再导入。',
  'file-damaged':
    '{file, select, none {这个文件} other {“{file}”}}已损坏或不完整。请用原来的程序打开后重新保存，或重新下载。',
  'workbook-too-large':
    '这个工作簿解压后比任何名册都大{limit, select, none {} other {（超过 {limit}）}}。请把名单复制到新的工作簿，或另存为 CSV 后再导入。',

  'roster-no-rows':
    '{file, select, none {这个文件} other {“{file}”}}里没有任何人的数据。请确认名单确实在里面，并且不只有表头。',
  'roster-too-many-rows': '行数太多了{limit, select, none {} other {（超过 {limit} 行）}}。请把文件拆开，逐份导入。',
  'roster-too-many-columns':
    '列太多了{limit, select, none {} other {（超过 {limit} 列）}}。请只保留与人有关的列后再导出。',
  'roster-cell-too-long':
    '{line, select, none {有一个单元格} other {第 {line} 行有一个单元格}}过长，不像名册的内容，可能少了一个引号。请修正文件后再试。',
  'roster-quote-open':
    '{line, select, none {有个引号} other {第 {line} 行有个引号}}一直没有闭合，后面的内容会全部变成一个单元格。请补上引号后再试。',
  'roster-no-name-column': '还没有指定哪一列是姓名。请选择姓名列；目前什么都没有导入。',
  'roster-unknown':
    '这里没有导入过{value, select, none {这个名称的} other {名为“{value}”的}}名册，或者它已被收回。没有做任何改动。请先在 Chapterhouse 的“名册”中导入一次，再使用那里的名称。',
  'roster-several':
    '不止一个分会有{value, select, none {这个名称的} other {名为“{value}”的}}名册{who, select, none {} other {（{who}）}}。请用 --chapter 指明是哪一个。',
  'roster-chapter':
    '这份名册所属的分会{who, select, none {} other {“{who}”}}已归档。请先取消归档，或在 Chapterhouse 中导入到别的分会。',
  'roster-columns':
    '文件的列和这份名册不一致。{column, select, none {} other {多出：{column}。}}{value, select, none {} other {缺少：{value}。}}没有做任何改动。请在 Chapterhouse 中导入一次，由人确认每一列的含义。',
  'roster-headings':
    '{file, select, none {这个文件} other {“{file}”}}没有表头，无法分辨各列是什么。没有做任何改动。请连同表头一起导出，或在 Chapterhouse 中导入。',
  'roster-encoding-unsure':
    '{file, select, none {这个文件} other {“{file}”}}的编码无法确定{encoding, select, none {} other {：像是 {encoding}，但有些地方对不上，或别的编码也说得通}}。没有做任何改动。请保存为“CSV UTF-8”，或在 Chapterhouse 中导入。',
  'roster-sheet':
    '{file, select, none {这个文件} other {“{file}”}}里没有{value, select, none {这个} other {名为“{value}”的}}工作表{who, select, none {} other {，只有：{who}}}。没有做任何改动。',
  'roster-sheets':
    '{file, select, none {工作簿} other {“{file}”}}里有多个工作表的列都和这份名册一致{who, select, none {} other {（{who}）}}。请用 --sheet 指明是哪一个。',
  'roster-repairs':
    '有些值像是被表格软件改坏了{column, select, none {} other {（{column}）}}{count, select, none {} other {，共 {count} 个}}，而且还没有人决定过如何处理。没有做任何改动。请在 Chapterhouse 中导入一次，界面会给出修正建议。',
  'roster-other-list':
    '{file, select, none {文件} other {“{file}”}}里几乎没有人在名册{value, select, none {} other {“{value}”}}上，看来是另一份名单。没有做任何改动。如果没有弄错，请在 Chapterhouse 中导入。',
  'roster-shrunk':
    '名册{value, select, none {} other {“{value}”}}上大部分人都不在{file, select, none {文件} other {“{file}”}}里了{count, select, none {} other {（少了 {count} 位）}}，文件可能不完整。没有做任何改动。如果没有弄错，请在 Chapterhouse 中导入。',
  'roster-same':
    '{file, select, none {这个文件} other {“{file}”}}和名册{value, select, none {} other {“{value}”}}现有的内容相同，没有要做的事。',

  'row-no-name': '这一行没有姓名。',
  'row-too-many-cells': '这一行的单元格比列数多，可能有逗号没放在引号里。',
  'row-value-too-long':
    '{column, select, none {有个值} other {“{column}”}}太长了{limit, select, none {} other {（超过 {limit} 个字）}}。',
  'row-bad-date':
    '看不懂{column, select, none {这个日期} other {“{column}”的日期}}{value, select, none {} other {（“{value}”）}}。请写成 2026-11-28。',
  'row-bad-consent':
    '看不出{value, select, none {这一格} other {“{value}”}}是否同意联系。请写“同意”或“不同意”，或者列出可用的方式，例如“微信、短信”。',

  'row-no-day': '这一行没有日期。',
  'row-no-amount': '这一行没有金额。',
  'row-bad-amount': '{value, select, none {这个金额} other {“{value}”}}不能入账，请检查数字和小数点。',
  'row-no-currency': '这一行没有币种。请选一种，给没写币种的金额用。',
  'row-currency-open': '{value, select, none {这个符号} other {“{value}”}}可能指好几种货币，请选是哪一种。',
  'row-negative': '金额是负数。请选这样的行是不是退款。',
  'row-nobody': '这一行没写是谁。',
  'row-left-out': '{value, select, none {这一行} other {“{value}”}}没有指定成员。',
  'row-unpaid': '这一行标为尚未付款。',
  'row-cancelled': '这一行标为已取消。',
  'row-refunded': '这一行标为已退款。',
  'row-order-differs': '订单{value, select, none {} other { {value} }}已经记过，但金额或日期不同，保持原样。',
  'row-elsewhere': '{value, select, none {这位成员} other {{value}}}属于别的分会，不由你组织。',
  'purchase-columns-missing': '请选出哪些列是日期、金额，以及是谁。',
  'changes-not-ours': '{file, select, none {这} other {“{file}”}}不是变更文件。请对方发送以 .chapterhouse 结尾的文件。',
  'changes-truncated':
    '{file, select, none {这个文件} other {“{file}”}}不完整，可能没有复制完。没有做任何改动，请对方再发一次。',
  'changes-damaged':
    '{file, select, none {这个文件} other {“{file}”}}已损坏。没有做任何改动，请对方以文件形式再发一次。',
  'changes-signature':
    '{file, select, none {这个文件} other {“{file}”}}生成之后被改动过，或者不是出自文件里写的那个人。没有做任何改动，请发送人重新生成一份。',
  'changes-newer':
    '{file, select, none {这个文件} other {“{file}”}}由更新版本的 Chapterhouse 生成。请先更新这台电脑上的 Chapterhouse，再打开它。',
  'changes-other-community':
    '这些变更属于{community, select, none {另一个社群} other {社群“{community}”}}。请先切换过去；这里没有任何改动。',
  'changes-need-earlier': '这些变更接在更早的变更之后，而那些还没有到这里。请对方发送一份包含全部变更的文件。',
  'changes-not-joinable': '这个文件只有最近的变更，不足以加入社群。请组织者发送一份包含全部变更的文件。',

  'changes-not-for-you':
    '{file, select, none {这个文件} other {“{file}”}}不是给这台电脑的，里面没有哪一部分能在这里打开。请对方发一份给你的，或请管理员邀请你。',
  'changes-unknown-device':
    '{file, select, none {这个文件} other {“{file}”}}来自这个社群不认识的电脑，所以什么都没有并入。请先向邀请那台电脑的人要一份文件。',
  'changes-removed-device':
    '{value, select, none {写这个文件的电脑} other {写这个文件的“{value}”}}已被移出社群。什么都没有并入。',
  'key-missing': '这台电脑还没有收到写文件要用的密钥。请先打开一份管理员发来的文件，然后再试一次。',

  'folder-full': '共享文件夹没有空间了。腾出空间后会自动继续写入。',
  'folder-not-allowed': '共享文件夹无法写入；别人的改动仍会从那里读取。',
  'folder-failed': '共享文件夹读不了或写不进去，稍后会自动再试。',
  'server-address': '这不是同步服务器的地址。地址以 wss:// 开头，自家网络可用 ws://。',
  'server-nonsense': '这个地址上的不是同步服务器，或者是这个版本看不懂的服务器。',
  'code-not-found': '这段文字里没有邀请，也没有回复。请从“CHAPTERHOUSE”开始整段复制，再粘贴一次。',
  'code-damaged': '代码在途中少了或变了几个字。请再复制一次，或让对方重新发送。',
  'code-newer': '这段代码来自较新的 Chapterhouse。请先更新这台电脑的 Chapterhouse，再粘贴一次。',
  'invitation-over': '这份邀请已经失效：用过了、取消了，或者过期了。请重新创建一份。',
  'invitation-closed': '对方的电脑有回应，但这份邀请已经不能用了：用过了、收回了，或者过期了。请对方重新邀请你。',
  'invitation-old': '按这台电脑的时钟，这份邀请已经过期。如果一直没有动静，请对方重新邀请你。',
  'answer-unknown': '这段回复不属于这台电脑发出的任何邀请。请粘贴到发出邀请的那台电脑上，或重新邀请。',
  'already-joined': '这台电脑已经在那个社群里了。请从社群列表中选择它。',
  'still-joining': '加入还没有完成，所以这里还不能输入内容。请先完成，或先放弃加入。',
  'joining-refused': '对方没有让你加入：两边屏幕上的词语不同，或者邀请已经失效。请对方重新邀请。',
  'chapters-missing': '请至少选择一个此人可以使用的分会。',

  'disk-full': '磁盘已满，无法继续保存。请腾出一些空间再试；之前保存的内容是安全的。',
  'storage-failed': '没能保存。请确认磁盘可以写入后再试；之前保存的内容是安全的。',
  'restart-needed':
    '磁盘已满或断开，保存中途停了下来。重新启动 Chapterhouse 之前，输入的内容都无法保留；之前保存的内容是安全的。请先腾出一些空间。',
  'data-newer':
    '这份数据由更新版本的 Chapterhouse 写入，在这里只能查看。名单仍可导出，导出记录会先留在这台电脑上。要修改数据，请先更新程序。',
  'page-damaged': '名册有一页已损坏，并且无法重建。请向另一位组织者要一份包含全部变更的文件，打开后即可补回。',
  'key-wrong': '密钥与这份数据不符。如果数据是从别处移来的，请把密钥一并带来。',

  'backup-not-ours': '这不是 Chapterhouse 的备份。备份文件以 .chbackup 结尾。',
  'backup-truncated': '这份备份不完整，多半没有复制到底。没有从中恢复任何内容。',
  'backup-damaged': '这份备份已损坏或被改动过。没有从中恢复任何内容，请换一份更早的。',
  'backup-newer': '这份备份由更新版本的 Chapterhouse 制作。请先更新这台电脑上的 Chapterhouse，再打开一次。',
  'backup-key': '这份备份用的是另一把密钥。请输入当初那台电脑的恢复密钥或口令。',
  'backup-other-community': '这是另一个社群的备份。请先切换到那个社群；这里没有任何改动。',
  'backup-folder':
    '{value, select, full {存放备份的磁盘已满。请腾出空间，或换一个文件夹。} locked {系统不允许 Chapterhouse 写入备份文件夹。请换一个文件夹，或放行写入。} away {找不到备份文件夹。请接上那块磁盘，或换一个文件夹。} other {备份文件夹读不了或写不进去。}}',
  'open-export-foreign': '这不是社群的开放格式导出文件。请选择 Chapterhouse 在“你的数据”里存出的 .zip。',
  'open-export-newer': '这份导出文件来自较新的 Chapterhouse。请先更新这台电脑上的版本，再打开一次。',
  'open-export-password': '这份导出文件有密码保护，密码不对或还没输入。',
  'open-export-damaged': '这份导出文件已损坏，或被改动过。什么都没有取用。',
  'open-export-incomplete': '社群有几页打不开，导出会少人，所以没有保存。请先从备份或其他组织者那里取回。',
  'backup-first':
    '{value, select, full {存放备份的磁盘已满} locked {系统不允许 Chapterhouse 写入备份文件夹} away {找不到备份文件夹} other {备份文件夹写不进去}}，因此没能先做备份，也就没有任何改动。',
  'link-missing': 'Chapterhouse 刚刚启动，还连不上网络和文件夹。请稍等一下再试。',
  'sync-off': '这台电脑没有打开网络同步。请先打开。',
  'lan-port-taken': '这个端口已被这台电脑上的其他程序占用。请换一个，或由 Chapterhouse 自行选择。',
  'lan-not-allowed': '系统不允许其他设备通过网络连接 Chapterhouse。请在防火墙设置里放行；在此之前仍可以用文件交换。',
  'lan-no-network': '这台电脑没有连接任何网络。请连接 Wi-Fi 或热点，或者插上网线。',
  'lan-no-discovery': '在这个网络里，设备之间无法自动找到对方。请输入另一台电脑上显示的地址。',
  'peer-unreachable': '这个地址没有响应。请检查另一台电脑是否处于唤醒状态、是否在同一个网络里、是否已打开同步。',
  'peer-unknown': '这个地址有响应，但不是这个社群的电脑。',
  'peer-newer':
    '{value, select, none {另一台电脑} other {“{value}”}}上的 Chapterhouse 版本更新。请更新这台电脑上的程序；在此之前不会与它交换数据，也不会丢失任何内容。',
  'peer-older':
    '{value, select, none {另一台电脑} other {“{value}”}}上的 Chapterhouse 版本较旧。请更新那台电脑上的程序；在此之前不会与它交换数据，也不会丢失任何内容。',
  'bad-address': '这不是局域网里的地址。请按另一台电脑上显示的填写，例如 192.168.1.7:4711。',
  'invalid-input': '这样的内容无法接受。请检查输入后再试。',
  'not-found': '这条记录已经不在了，也许刚刚有人把它移除。',
  'segment-gone': '这里用到的分群{value, select, none {} other {“{value}”}}已经不在了。请去掉它，或换一个分群。',
  'segment-newer':
    '分群{value, select, none {} other {“{value}”}}是用更新版本的 Chapterhouse 创建的。请更新程序后再使用。',
  'segment-circle': '这样一来，分群{value, select, none {} other {“{value}”}}就会包含它自己。请去掉绕回自身的那一条。',
  'segment-too-large': '一个分群放不下这么多条件。请把其中一部分另存为一个分群。',
  'segment-used':
    '{value, select, none {该分群} other {“{value}”}}正被{who, select, none {其他地方} other {“{who}”}}{count, select, none {} other {和另外 {count} 处}}使用。请先在那里移除。',
  'segment-empty': '分群至少要有一个条件。请先添加条件再试。',
  'name-empty': '名称不能为空。请输入后再试。',
  'value-too-long':
    '{field, select, none {内容} other {“{field}”}}太长了{limit, select, none {} other {（最多 {limit} 个字）}}。请缩短一些。',
  'bad-email': '这不是邮箱地址{value, select, none {} other {（“{value}”）}}。中间要有 @，前后都要有内容。',
  'bad-date': '这不是日期{value, select, none {} other {（“{value}”）}}。请写成 2026-11-28。',
  'end-before-start': '结束时间早于开始时间。请把结束时间往后调。',
  'bad-capacity': '名额必须是不小于 1 的整数；不限人数请留空。',
  'bad-amount': '金额要填不小于 0 的数字，最多十二位。',
  'bad-rate': '汇率要填大于 0 的数字。',
  'no-amount': '还没填金额，要大于 0。',
  'unknown-currency': '没有{value, select, none {这} other {“{value}”这}}种货币。货币用三个字母表示，例如 CNY、EUR。',
  'date-ahead': '{value, select, none {这一天} other {{value} }}还没到，请填今天或以前的日期。',
  'date-too-old': '{value, select, none {这个日期} other {{value} }}太久远了，请检查是否填错。',
  'refund-too-much': '退的比付的多{value, select, none {} other {，最多还能退 {value}}}。',
  'reason-empty': '请写下原因，之后看到的人才会明白。',
  'bad-points': '积分须为整数，最多 {limit, number} 分，也不能给 0 分。',
  'points-short': '积分不足{value, select, none {} other {，当前余额为 {value, number} 分}}。',
  'reward-gone': '这项回馈已经兑换不到了。',
  'two-rules': '同一件事有两条规则从{value, select, none {同一天} other { {value} }}开始，请只保留一条。',
  'number-out-of-range': '这个数字太小或太大{value, select, none {} other {（要在 {value} 之间）}}。',
  'recognition-settled': '这项表彰已经送出或略过了。',
  'rule-no-count': '请填写达到多少时给予表彰。',
  'rule-no-name': '请给这项表彰起个名字。',
  'cut-offs-order': '分数线要逐级提高，请调整顺序不对的那一个。',
  'tie-numbers-order': '“深厚”的标准要高于“温暖”，“近来转淡”的天数要短于减半的天数。请调整不合的那一个。',
  'no-steps': '至少写下一个步骤，否则没有人能参加。',
  'no-series': '仪式由一个系列的聚会组成，请选择系列。',
  'nobody-took-part': '没有可以打勾的人。请选择成员，或选一场有人到过的沙龙。',
  'own-companion': '自己不能当自己的伙伴，请选择别人。',
  'bad-zone': '不认识这个时区。请从列表里选择一个。',
  'ics-not-one': '{file, select, none {这个文件} other {“{file}”}}不是日历文件。请用日历导出的 .ics 文件。',
  'ics-no-events': '这个文件里没有任何活动。请重新导出，并确认是对的日历。',
  'ics-too-many':
    '这个文件的活动超过 {limit, select, none {一万} other {{limit}}} 个。请导出短一点的期间，或一次一个日历。',
  'bad-rhythm': '这样的规律排不出任何一场，请检查多久一次、哪几天、到什么时候。',
  'not-in-rhythm':
    '这个系列在{value, select, none {这个时间} other { {value} }}没有安排。规律可能有人改过，请再看一次日期。',
  'arrived-elsewhere': '这是组织者在别处登记的，请他们撤销。',
  'door-closed': '这个门口已经关闭。请组织者重新开放。',
  'erase-elsewhere': '这个人也在这台设备没有的分会里。请由能看到全部相关分会的人（例如管理员）来删除。',
  'already-arrived': '这位来宾已经签到。请先取消签到。',
  'already-guest': '这个人已经在名单上了。',
  'salon-cancelled': '这场沙龙已经取消。请先恢复它。',
  'salon-begun': '沙龙已经开始，不再保留座位；到场直接签到即可。',
  'no-free-seat': '空位不够这位客人和同来的人坐。',
  'contact-missing': '{who, select, none {这位成员} other {{who}}}尚未同意联系，不能邀请；本人自己的答复可以照记。',
  'contact-unwanted': '{who, select, none {这位成员} other {{who}}}要求不再联系，不能邀请；本人自己的答复可以照记。',
  'contact-deceased': '{who, select, none {这位成员} other {{who}}}已去世，不能邀请。',
  'contact-archived': '{who, select, none {这位成员} other {{who}}}已归档，不能邀请。请先取消归档。',
  'contact-minor': '{who, select, none {这位成员} other {{who}}}未成年，监护人同意后才能邀请。',
  'wording-agreed': '已经有人同意过这份文字，因此不能再改。请另立新版本。',
  'contact-withdrawn': '{who, select, none {这位成员} other {{who}}}已撤回联系同意，不能邀请；本人自己的答复可以照记。',
  'unknown-placeholder':
    '{value, select, none {有个大括号} other {“{value}”}}不知道要填什么。请从文字下方的项目里选，或者去掉大括号。',
  'text-empty': '还没有写内容，请输入后再试。',
  'ticks-unclear':
    '输入的内容有看不懂的地方{value, select, none {} other {（“{value}”）}}。什么都还没有记录，改好再试一次。',
  'nobody-to-seat': '还没有人答应要来，先不用排座位。',
  'are-one-person': '这两条已经是同一个人。请先在成员页面把他们拆开。',
  'chapter-in-use':
    '这个分会还有{members, select, none {成员，或还有即将举行的沙龙} other { {members} 位成员}}。请先移走再归档。',
  'not-allowed':
    '{value, select, admin {只有管理员可以这样做。} organizer {只有本分会的组织者或管理员可以这样做。} leader {只有本分会的会长或组织者可以这样做。} removed {你已不再是这个社群的组织者，在这里无法再修改任何内容。} other {你的角色不能这样做。}}{who, select, none {} other {可以找{who}帮忙。}}',
  'last-admin': '这是唯一的管理员。请先让另一个人成为管理员。',
  'receiver-empty': '请写明名单交给谁，导出记录里会注明。',
  'aim-empty': '请写明用途，导出记录里会注明。',
  'no-columns': '请至少选择一列。',
  'all-columns-dropped': '这些列这个用途都用不到。请换别的列，或对某一列选择“仍然导出”。',
  'columns-alike': '有两列的{value, select, none {名称相同} other {名称都是“{value}”}}。请给其中一列改名。',
  'nobody-to-export': '名单上没有人，没有内容可以保存。',
  'all-left-out': '名单上的 {count, number} 位都被排除，没有内容可以保存。预览里有原因。',
  'password-short': '密码太短{limit, select, none {，请加长} other {，至少要 {limit} 个字符}}。',
  'list-outdated': '生成文件时，名单上不断有人撤回同意。等更改停下来后，请再试一次。',
  'format-not-here': '这里无法生成这种文件，请换一种格式。',
  'list-too-long-for-paper': '名单太长，纸面最多 {limit, number} 行。请改用其他格式，或少选一些人。',
  'list-not-drawn': '名单没能绘制出来，也没有存档。请再试一次，或减少行数、列数。',
  'usage-option': '没有这个选项{value, select, none {} other {：{value}}}。',
  'usage-value': '选项{value, select, none {} other { {value} }}后面需要一个值。',
  'usage-flag': '选项{value, select, none {} other { {value} }}后面不带值。',
  'usage-extra': '多了一个词{value, select, none {} other {：“{value}”}}。',
  'usage-missing': '缺少必要的内容{value, select, none {} other {：{value}}}。',
  'usage-language': '没有这种语言{value, select, none {} other {：“{value}”}}。可用的有 en、zh-TW、zh-CN。',
  'errand-file-missing': '没有这个文件{file, select, none {} other {：{file}}}。没有做任何改动。',
  'errand-not-a-file': '那里的内容{file, select, none {} other {（{file}）}}是文件夹或设备，不是可以读取的文件。',
  'errand-folder':
    '找不到文件夹{file, select, none {} other { {file}}}，没有写入任何内容。这里不会自动新建文件夹，以防只是磁盘没有接上。',
  'errand-file-there':
    '{file, select, none {文件} other {{file} }}已经存在，保持原样。请换一个文件名，或者加上 --force 替换它。',
  'errand-no-file': '那里的内容{file, select, none {} other {（{file}）}}不是可以替换的文件。',
  'errand-unwritten':
    '{value, select, full {磁盘空间不足。} locked {Chapterhouse 没有权限写入那里。} other {文件无法写入。}}那里没有留下任何内容{file, select, none {} other {（{file}）}}。',
  'errand-ended': 'Chapterhouse 在完成之前退出或锁定了。不会有做到一半的结果；请看看完成了没有，然后重试。',
  'errand-unanswered': 'Chapterhouse 正在运行，但没有响应。请退出它，或等它结束后再试。',
  'errand-locked': '数据已用口令锁定。请用 --passphrase-stdin 提供口令，或打开 Chapterhouse 在窗口中解锁。',
  'errand-window-locked': 'Chapterhouse 已打开并处于锁定状态。请在窗口中解锁，或退出后用 --passphrase-stdin 提供口令。',
  'errand-passphrase': '这个口令打不开数据。',
  'errand-too-early': '口令输错后要等一会儿才能再试{count, select, none {} other {：还有 {count} 秒}}。',
  'errand-key': '无法读取这份数据的密钥。请打开 Chapterhouse，界面会说明可以怎么办。',
  'errand-no-community': '这里还没有社群。请先打开 Chapterhouse 创建一个。',
  'errand-other-community':
    '当前打开的是另一个社群{community, select, none {} other {“{community}”}}，因此什么都没有做。请先在 Chapterhouse 中切换到{value, select, none {要用的社群} other {“{value}”}}。',
  'errand-profile':
    '没有这个名称的导出方案{value, select, none {} other {：“{value}”}}。请先在 Chapterhouse 的“导出”里保存一个。',
  'errand-profiles':
    '有几个导出方案用了同一个名称{value, select, none {} other {：“{value}”}}。请在 Chapterhouse 的“导出”里改成不同的名称。',
  'errand-profile-newer':
    '这个导出方案{value, select, none {} other {“{value}”}}是较新版本的 Chapterhouse 保存的，请先更新这台电脑上的版本。',
  'nothing-to-undo': '没有可以撤销的操作。',
  'nothing-to-redo': '没有可以重做的操作。',
  'undo-overtaken': '之后有人改过同一处，所以保持原样。想找回之前的值，请查看它的历史记录。',
  cancelled: '已取消，没有做任何改动。',
  busy: '另一个导入或交换还在进行。请等它结束后再试。',
  internal: 'Chapterhouse 内部出错，没有做任何改动。请再试一次；如果仍然不行，请重新打开窗口。',
} as const satisfies Record<keyof typeof en, string>
