import type { problems as en } from '../en/problems.ts'

export const problems = {
  'file-empty': '{file, select, none {這個檔案} other {「{file}」}}是空的。請重新選擇，或從原本的地方再匯出一次。',
  'file-binary':
    '{file, select, none {這} other {「{file}」}}不是 Chapterhouse 讀得懂的名單。請拿 Excel 活頁簿（.xlsx）、聯絡人名片（.vcf）或 CSV（Excel：另存新檔，選「CSV UTF-8」）來。',
  'file-too-large':
    '{file, select, none {這個檔案} other {「{file}」}}太大了{limit, select, none {} other {（上限 {limit}）}}。請拆成幾個小檔，一個一個匯入。',
  'file-unreadable': '{file, select, none {這個檔案} other {「{file}」}}讀不到。請確認它還在，而且你有權限開啟。',
  'file-encoding':
    '{file, select, none {這個檔案} other {「{file}」}}的編碼{encoding, select, none {} other {（{encoding}）}} Chapterhouse 不認得。請存成「CSV UTF-8」再試一次。',
  'file-protected':
    '{file, select, none {這個檔案} other {「{file}」}}有密碼保護。請用原本的程式打開，取消密碼後另存，再拿來匯入。',
  'file-damaged':
    '{file, select, none {這個檔案} other {「{file}」}}損壞或不完整。請用原本的程式打開再存一次，或重新下載。',
  'workbook-too-large':
    '這個活頁簿解開後比任何名冊都大{limit, select, none {} other {（超過 {limit}）}}。請把名單複製到新的活頁簿，或另存成 CSV 再匯入。',

  'roster-no-rows':
    '{file, select, none {這個檔案} other {「{file}」}}裡沒有任何人的資料。請確認名單真的在裡面，而且不只有標題列。',
  'roster-too-many-rows':
    '列數太多了{limit, select, none {} other {（超過 {limit} 列）}}。請把檔案拆開，一份一份匯入。',
  'roster-too-many-columns':
    '欄位太多了{limit, select, none {} other {（超過 {limit} 欄）}}。請只留下和人有關的欄位再匯出一次。',
  'roster-cell-too-long':
    '{line, select, none {有一格} other {第 {line} 行有一格}}太長，不像名冊的內容，可能少了一個引號。請修好檔案再試一次。',
  'roster-quote-open':
    '{line, select, none {有個引號} other {第 {line} 行有個引號}}一直沒有關上，後面的內容會全部變成一格。請補上引號再試一次。',
  'roster-no-name-column': '還沒指定哪一欄是姓名。請選出姓名欄；目前什麼都還沒匯入。',
  'roster-unknown':
    '這裡沒有匯入過{value, select, none {這個名稱的} other {叫「{value}」的}}名冊，或者它已經收回。什麼都沒有做。請先在 Chapterhouse 的「名冊」匯入一次，再用那裡的名稱。',
  'roster-several':
    '不只一個分會有{value, select, none {這個名稱的} other {叫「{value}」的}}名冊{who, select, none {} other {（{who}）}}。請用 --chapter 指明是哪一個。',
  'roster-chapter':
    '這份名冊的分會{who, select, none {} other {「{who}」}}已經封存。請先取消封存，或在 Chapterhouse 裡匯入到別的分會。',
  'roster-columns':
    '欄位和這份名冊不一樣。{column, select, none {} other {多了：{column}。}}{value, select, none {} other {少了：{value}。}}什麼都沒有做。請在 Chapterhouse 裡匯入一次，由人決定各欄是什麼。',
  'roster-headings':
    '{file, select, none {這個檔案} other {「{file}」}}沒有標題列，分不出各欄是什麼。什麼都沒有做。請連同標題列一起匯出，或在 Chapterhouse 裡匯入。',
  'roster-encoding-unsure':
    '{file, select, none {這個檔案} other {「{file}」}}的編碼無法確定{encoding, select, none {} other {：看來是 {encoding}，但有些地方對不上，或別種編碼也說得通}}。什麼都沒有做。請存成「CSV UTF-8」，或在 Chapterhouse 裡匯入。',
  'roster-sheet':
    '{file, select, none {這個檔案} other {「{file}」}}沒有{value, select, none {這個} other {叫「{value}」的}}工作表{who, select, none {} other {，只有：{who}}}。什麼都沒有做。',
  'roster-sheets':
    '{file, select, none {活頁簿} other {「{file}」}}有好幾個工作表的欄位都和這份名冊一樣{who, select, none {} other {（{who}）}}。請用 --sheet 指明是哪一個。',
  'roster-repairs':
    '有些值像是被試算表改壞了{column, select, none {} other {（{column}）}}{count, select, none {} other {，共 {count} 個}}，而且還沒有人決定過怎麼處理。什麼都沒有做。請在 Chapterhouse 裡匯入一次，畫面會提議怎麼修正。',
  'roster-other-list':
    '{file, select, none {檔案} other {「{file}」}}裡幾乎沒有人在名冊{value, select, none {} other {「{value}」}}上，看來是另一份名單。什麼都沒有做。如果沒有弄錯，請在 Chapterhouse 裡匯入。',
  'roster-shrunk':
    '名冊{value, select, none {} other {「{value}」}}上大部分的人都不在{file, select, none {檔案} other {「{file}」}}裡了{count, select, none {} other {（少了 {count} 位）}}，檔案可能不完整。什麼都沒有做。如果沒有弄錯，請在 Chapterhouse 裡匯入。',
  'roster-same':
    '{file, select, none {這個檔案} other {「{file}」}}和名冊{value, select, none {} other {「{value}」}}現有的內容一樣，沒有事要做。',

  'row-no-name': '這一列沒有姓名。',
  'row-too-many-cells': '這一列的格數比欄位多，可能有逗號沒放在引號裡。',
  'row-value-too-long':
    '{column, select, none {有個值} other {「{column}」}}太長了{limit, select, none {} other {（超過 {limit} 個字）}}。',
  'row-bad-date':
    '看不懂{column, select, none {這個日期} other {「{column}」的日期}}{value, select, none {} other {（「{value}」）}}。請寫成 2026-11-28。',
  'row-bad-consent':
    '看不出{value, select, none {這格} other {「{value}」}}同不同意聯絡。請寫「同意」或「不同意」，或列出可以用的方式，例如「LINE、電子郵件」。',

  'row-no-day': '這一列沒有日期。',
  'row-no-amount': '這一列沒有金額。',
  'row-bad-amount': '{value, select, none {這個金額} other {「{value}」}}不能記帳，請檢查數字和小數點。',
  'row-no-currency': '這一列沒有幣別。請選一種，給沒寫幣別的金額用。',
  'row-currency-open': '{value, select, none {這個符號} other {「{value}」}}可能指好幾種貨幣，請選是哪一種。',
  'row-negative': '金額是負的。請選這樣的列是不是退款。',
  'row-nobody': '這一列沒寫是誰。',
  'row-left-out': '{value, select, none {這一列} other {「{value}」}}沒有指定成員。',
  'row-unpaid': '這一列標示為尚未付款。',
  'row-cancelled': '這一列標示為已取消。',
  'row-refunded': '這一列標示為已退款。',
  'row-order-differs': '訂單{value, select, none {} other { {value} }}已經記過，但金額或日期不同，維持原樣。',
  'row-elsewhere': '{value, select, none {這位成員} other {{value} }}屬於另一個分會，不是你在組織的。',
  'purchase-columns-missing': '請選出哪些欄位是日期、金額，以及是誰。',
  'changes-not-ours': '{file, select, none {這} other {「{file}」}}不是變更檔。請對方傳 .chapterhouse 結尾的檔案。',
  'changes-truncated':
    '{file, select, none {這個檔案} other {「{file}」}}不完整，可能沒有複製完。什麼都沒有改動，請對方再傳一次。',
  'changes-damaged':
    '{file, select, none {這個檔案} other {「{file}」}}損壞了。什麼都沒有改動，請對方以檔案的方式再傳一次。',
  'changes-signature':
    '{file, select, none {這個檔案} other {「{file}」}}寫好之後被改過，或不是出自檔案裡寫的那個人。什麼都沒有改動，請寄件人重新產生一份。',
  'changes-newer':
    '{file, select, none {這個檔案} other {「{file}」}}是較新版的 Chapterhouse 寫的。請先更新這台電腦的 Chapterhouse 再開啟。',
  'changes-other-community':
    '這些變更屬於{community, select, none {另一個社群} other {社群「{community}」}}。請先切換過去；這裡什麼都沒有改動。',
  'changes-need-earlier': '這些變更接在更早的變更之後，而那些還沒到這裡。請對方傳一份包含全部變更的檔案。',
  'changes-not-joinable': '這個檔案只有最近的變更，不足以加入社群。請組織者傳一份包含全部變更的檔案。',

  'changes-not-for-you':
    '{file, select, none {這個檔案} other {「{file}」}}不是給這台電腦的，裡面沒有一部分能在這裡打開。請對方傳一份給你的，或請管理員邀請你。',
  'changes-unknown-device':
    '{file, select, none {這個檔案} other {「{file}」}}來自這個社群不認識的電腦，所以什麼都沒有併入。請先向邀請那台電腦的人要一份檔案。',
  'changes-removed-device':
    '{value, select, none {寫這個檔案的電腦} other {寫這個檔案的「{value}」}}已經從社群移除。什麼都沒有併入。',
  'key-missing': '這台電腦還沒收到寫檔案要用的金鑰。請先打開一份管理員傳來的檔案，再試一次。',

  'folder-full': '共用資料夾沒有空間了。清出空間後會自動繼續寫入。',
  'folder-not-allowed': '共用資料夾無法寫入；別人的更動仍會從那裡讀取。',
  'folder-failed': '共用資料夾讀不到或寫不進去，稍後會自動再試。',
  'server-address': '這不是同步伺服器的位址。位址以 wss:// 開頭，自家網路可用 ws://。',
  'server-nonsense': '這個位址上的不是同步伺服器，或是這個版本看不懂的伺服器。',
  'code-not-found': '這段文字裡沒有邀請，也沒有回覆。請從「CHAPTERHOUSE」開始整段複製，再貼一次。',
  'code-damaged': '代碼在途中少了或變了幾個字。請再複製一次，或請對方重傳。',
  'code-newer': '這段代碼來自較新的 Chapterhouse。請先更新這台電腦的 Chapterhouse，再貼一次。',
  'invitation-over': '這份邀請已經失效：用過了、取消了，或過期了。請重新建立一份。',
  'invitation-closed': '對方的電腦有回應，但這份邀請已經不能用了：用過了、收回了，或過期了。請對方重新邀請你。',
  'invitation-old': '照這台電腦的時鐘，這份邀請已經過期。如果一直沒有動靜，請對方重新邀請你。',
  'answer-unknown': '這段回覆不屬於這台電腦發出的任何邀請。請貼到發出邀請的那台電腦上，或重新邀請。',
  'already-joined': '這台電腦已經在那個社群裡了。請從社群清單選它。',
  'still-joining': '加入還沒完成，所以這裡還不能輸入東西。請先完成，或先放棄加入。',
  'joining-refused': '對方沒有讓你加入：兩邊畫面上的詞語不同，或邀請已經失效。請對方重新邀請。',
  'chapters-missing': '請至少選一個這個人可以使用的分會。',

  'disk-full': '硬碟滿了，無法再儲存。請清出一些空間再試；先前存好的都安全。',
  'storage-failed': '沒能存起來。請確認硬碟可以寫入再試；先前存好的都安全。',
  'restart-needed':
    '硬碟滿了或中斷了，存到一半停了下來。重新啟動 Chapterhouse 之前，輸入的內容都留不住；先前存好的都安全。請先清出一些空間。',
  'data-newer':
    '這份資料由較新版的 Chapterhouse 寫入，在這裡只能查看。名單仍可匯出，匯出紀錄會先留在這部電腦上。要修改資料，請先更新程式。',
  'page-damaged': '名冊有一頁損壞，而且無法重建。請向另一位組織者要一份包含全部變更的檔案，開啟後就能補回來。',
  'key-wrong': '金鑰和這份資料不符。如果資料是從別處搬來的，請把金鑰一起帶來。',

  'backup-not-ours': '這不是 Chapterhouse 的備份。備份檔的結尾是 .chbackup。',
  'backup-truncated': '這份備份不完整，大概沒有複製到最後。沒有從裡面取回任何東西。',
  'backup-damaged': '這份備份壞了或被改過。沒有從裡面取回任何東西，請改用較早的一份。',
  'backup-newer': '這份備份是較新版的 Chapterhouse 做的。請先更新這台電腦的 Chapterhouse，再打開一次。',
  'backup-key': '這份備份用的是另一把金鑰。請輸入當初那台電腦的復原金鑰或通關密語。',
  'backup-other-community': '這是另一個社群的備份。請先切換到那個社群；這裡什麼都沒有變。',
  'backup-folder':
    '{value, select, full {放備份的磁碟滿了。請清出空間，或改選資料夾。} locked {系統不讓 Chapterhouse 寫入備份資料夾。請改選資料夾，或放行寫入。} away {找不到備份資料夾。請接上那顆磁碟，或改選資料夾。} other {備份資料夾讀不到或寫不進去。}}',
  'open-export-foreign': '這不是社群的開放格式匯出檔。請選 Chapterhouse 在「你的資料」存出的 .zip。',
  'open-export-newer': '這份匯出檔來自較新的 Chapterhouse。請先更新這台電腦上的版本，再打開一次。',
  'open-export-password': '這份匯出檔有密碼保護，密碼不對或還沒輸入。',
  'open-export-damaged': '這份匯出檔損壞了，或被改動過。什麼都沒有取用。',
  'open-export-incomplete': '社群有幾頁打不開，匯出會少人，所以沒有存檔。請先從備份或其他組織者那裡取回。',
  'backup-first':
    '{value, select, full {放備份的磁碟滿了} locked {系統不讓 Chapterhouse 寫入備份資料夾} away {找不到備份資料夾} other {備份資料夾寫不進去}}，因此無法先做備份，也就什麼都沒有變。',
  'link-missing': 'Chapterhouse 才剛啟動，還碰不到網路和資料夾。請稍等一下再試。',
  'sync-off': '這台電腦沒有開啟網路同步。請先開啟。',
  'lan-port-taken': '這個連接埠已被這台電腦上的其他程式使用。請換一個，或讓 Chapterhouse 自行選擇。',
  'lan-not-allowed': '系統不讓其他裝置透過網路連到 Chapterhouse。請在防火牆設定中允許；在此之前仍可用檔案交換。',
  'lan-no-network': '這台電腦沒有連上任何網路。請連上 Wi-Fi 或熱點，或接上網路線。',
  'lan-no-discovery': '在這個網路上，裝置無法自動找到彼此。請輸入另一台電腦上顯示的位址。',
  'peer-unreachable': '這個位址沒有回應。請確認另一台電腦沒有進入睡眠、在同一個網路上，並且已開啟同步。',
  'peer-unknown': '這個位址有回應，但不是這個社群的電腦。',
  'peer-newer':
    '{value, select, none {另一台電腦} other {「{value}」}}上的 Chapterhouse 版本較新。請更新這台電腦上的程式；在那之前不會與它交換資料，也不會遺失任何東西。',
  'peer-older':
    '{value, select, none {另一台電腦} other {「{value}」}}上的 Chapterhouse 版本較舊。請更新那台電腦上的程式；在那之前不會與它交換資料，也不會遺失任何東西。',
  'bad-address': '這不是區域網路上的位址。請照另一台電腦上顯示的輸入，例如 192.168.1.7:4711。',
  'invalid-input': '這樣的內容無法接受。請檢查輸入的內容再試一次。',
  'not-found': '這筆資料已經不在了，也許剛剛有人把它移除。',
  'segment-gone': '這裡用到的分群{value, select, none {} other {「{value}」}}已經不在了。請把它拿掉，或改選別的分群。',
  'segment-newer':
    '分群{value, select, none {} other {「{value}」}}是用更新版的 Chapterhouse 做的。請更新程式後再使用。',
  'segment-circle':
    '這樣一來，分群{value, select, none {} other {「{value}」}}會包含它自己。請把繞回自己的那一條拿掉。',
  'segment-too-large': '一個分群放不下這麼多條件。請把其中一部分另存成一個分群。',
  'segment-used':
    '{value, select, none {這個分群} other {「{value}」}}正由{who, select, none {別處} other {「{who}」}}{count, select, none {} other {和另外 {count} 處}}使用。請先從那裡移除。',
  'segment-empty': '分群至少要有一個條件。請先加上條件再試一次。',
  'name-empty': '名稱不能空白。請輸入後再試一次。',
  'value-too-long':
    '{field, select, none {內容} other {「{field}」}}太長了{limit, select, none {} other {（最多 {limit} 個字）}}。請縮短一點。',
  'bad-email': '這不是電子郵件地址{value, select, none {} other {（「{value}」）}}。中間要有 @，前後都要有字。',
  'bad-date': '這不是日期{value, select, none {} other {（「{value}」）}}。請寫成 2026-11-28。',
  'end-before-start': '結束時間早於開始時間。請把結束時間往後調。',
  'bad-capacity': '名額必須是 1 以上的整數；不限人數就留空白。',
  'bad-amount': '金額要填 0 以上的數字，最多十二位。',
  'bad-rate': '匯率要填大於 0 的數字。',
  'no-amount': '還沒填金額，要大於 0。',
  'unknown-currency': '沒有{value, select, none {這} other {「{value}」這}}種貨幣。貨幣用三個字母表示，例如 TWD、EUR。',
  'date-ahead': '{value, select, none {這一天} other {{value} }}還沒到，請填今天或以前的日期。',
  'date-too-old': '{value, select, none {這個日期} other {{value} }}太久遠了，請檢查是否填錯。',
  'refund-too-much': '退的比付的多{value, select, none {} other {，最多還能退 {value}}}。',
  'reason-empty': '請寫下原因，之後看到的人才會明白。',
  'bad-points': '積分要是整數，最多 {limit, number} 分，也不能給 0 分。',
  'points-short': '積分不夠{value, select, none {} other {，目前餘額是 {value, number} 分}}。',
  'reward-gone': '這項回饋已經換不到了。',
  'two-rules': '同一件事有兩條規則從{value, select, none {同一天} other { {value} }}開始，請只留一條。',
  'number-out-of-range': '這個數字太小或太大{value, select, none {} other {（要在 {value} 之間）}}。',
  'recognition-settled': '這項表彰已經送出或略過了。',
  'rule-no-count': '請填寫達到多少時給予表彰。',
  'rule-no-name': '請為這項表彰取個名字。',
  'cut-offs-order': '門檻要逐級提高，請調整不符合順序的那一個。',
  'tie-numbers-order': '「深厚」的門檻要比「溫暖」高，「近來轉淡」的天數要比減半的天數短。請調整不合的那一個。',
  'no-steps': '至少寫下一個步驟，不然沒有人能參加。',
  'no-series': '儀式由一個系列的聚會組成，請選擇系列。',
  'nobody-took-part': '沒有可以勾選的人。請選擇成員，或選一場有人到過的沙龍。',
  'own-companion': '自己不能當自己的夥伴，請選擇別人。',
  'bad-zone': '不認得這個時區。請從清單裡選一個。',
  'ics-not-one': '{file, select, none {這個檔案} other {「{file}」}}不是行事曆檔。請用行事曆匯出的 .ics 檔。',
  'ics-no-events': '這個檔案裡沒有任何活動。請重新匯出，並確認是對的行事曆。',
  'ics-too-many':
    '這個檔案的活動超過 {limit, select, none {一萬} other {{limit}}} 個。請匯出短一點的期間，或一次一個行事曆。',
  'bad-rhythm': '這樣的規律排不出任何一場，請檢查多久一次、哪幾天、到什麼時候。',
  'not-in-rhythm':
    '這個系列在{value, select, none {這個時間} other { {value} }}沒有安排。規律可能有人改過，請再看一次日期。',
  'arrived-elsewhere': '這是組織者在別處登記的，請他們取消。',
  'door-closed': '這個門口已經關閉。請組織者重新開放。',
  'erase-elsewhere': '這個人也在這台裝置沒有的分會裡。請由看得到所有相關分會的人（例如管理員）來刪除。',
  'already-arrived': '這位來賓已經報到了。請先取消報到。',
  'already-guest': '這個人已經在名單上了。',
  'salon-cancelled': '這場沙龍已經取消。請先恢復它。',
  'salon-begun': '沙龍已經開始，不再保留座位；到場就直接報到。',
  'no-free-seat': '空位不夠這位客人和同行的人坐。',
  'contact-missing': '{who, select, none {這位成員} other {{who}}}還沒有同意聯絡，不能邀請；本人自己的回覆可以照記。',
  'contact-unwanted': '{who, select, none {這位成員} other {{who}}}要求不要聯絡，不能邀請；本人自己的回覆可以照記。',
  'contact-deceased': '{who, select, none {這位成員} other {{who}}}已過世，不能邀請。',
  'contact-archived': '{who, select, none {這位成員} other {{who}}}已封存，不能邀請。請先取消封存。',
  'contact-minor': '{who, select, none {這位成員} other {{who}}}未成年，監護人同意後才能邀請。',
  'wording-agreed': '已經有人同意過這份文字，所以不能再改。請另立新版本。',
  'contact-withdrawn': '{who, select, none {這位成員} other {{who}}}已撤回聯絡同意，不能邀請；本人自己的回覆可以照記。',
  'unknown-placeholder':
    '{value, select, none {有個大括號} other {「{value}」}}不知道要填什麼。請從文字下方的項目挑選，或把大括號拿掉。',
  'text-empty': '還沒有寫內容，請輸入後再試。',
  'ticks-unclear':
    '輸入的內容有看不懂的地方{value, select, none {} other {（「{value}」）}}。什麼都還沒記錄，改好再試一次。',
  'nobody-to-seat': '還沒有人答應要來，先不用排座位。',
  'are-one-person': '這兩筆已經是同一個人。請先在成員頁面把他們拆開。',
  'chapter-in-use':
    '這個分會還有{members, select, none {成員，或還有接下來的沙龍} other { {members} 位成員}}。請先移走再封存。',
  'not-allowed':
    '{value, select, admin {只有管理者可以這麼做。} organizer {只有這個分會的組織者或管理者可以這麼做。} leader {只有這個分會的會長或組織者可以這麼做。} removed {你已經不是這個社群的組織者，從這裡無法再更改任何內容。} other {你的角色不能這麼做。}}{who, select, none {} other {請找{who}幫忙。}}',
  'last-admin': '這是唯一的管理者。請先讓另一個人成為管理者。',
  'receiver-empty': '請寫名單要交給誰，匯出紀錄裡會註明。',
  'aim-empty': '請寫明用途，匯出紀錄裡會註明。',
  'no-columns': '請至少選一個欄位。',
  'all-columns-dropped': '這些欄位這個用途都不需要。請換別的欄位，或選一欄「仍要匯出」。',
  'columns-alike': '有兩欄的{value, select, none {名稱相同} other {名稱都是「{value}」}}。請替其中一欄改名。',
  'nobody-to-export': '名單上沒有人，沒有東西可以存。',
  'all-left-out': '名單上的 {count, number} 位都被略過，沒有東西可以存。預覽裡有原因。',
  'password-short': '密碼太短{limit, select, none {，請加長} other {，至少要 {limit} 個字元}}。',
  'list-outdated': '製作檔案時，名單上一直有人撤回同意。等變更告一段落後，請再試一次。',
  'format-not-here': '這裡做不出這種檔案，請選別的格式。',
  'list-too-long-for-paper': '名單太長，紙本最多 {limit, number} 列。請改用別的格式，或少選一些人。',
  'list-not-drawn': '名單沒有畫出來，也沒有存檔。請再試一次，或減少列數、欄位。',
  'usage-option': '沒有這個選項{value, select, none {} other {：{value}}}。',
  'usage-value': '選項{value, select, none {} other { {value} }}後面要接一個值。',
  'usage-flag': '選項{value, select, none {} other { {value} }}後面不接值。',
  'usage-extra': '多了一個詞{value, select, none {} other {：「{value}」}}。',
  'usage-missing': '少了必要的內容{value, select, none {} other {：{value}}}。',
  'usage-language': '沒有這個語言{value, select, none {} other {：「{value}」}}。可用的是 en、zh-TW、zh-CN。',
  'errand-file-missing': '沒有這個檔案{file, select, none {} other {：{file}}}。什麼都沒有做。',
  'errand-not-a-file': '那裡的東西{file, select, none {} other {（{file}）}}是資料夾或裝置，不是可以讀取的檔案。',
  'errand-folder':
    '找不到資料夾{file, select, none {} other { {file}}}，什麼都沒有寫入。這裡不會自動建立資料夾，以免只是磁碟還沒接上。',
  'errand-file-there':
    '{file, select, none {檔案} other {{file} }}已經存在，沒有動它。請換個檔名，或加上 --force 取代它。',
  'errand-no-file': '那裡的東西{file, select, none {} other {（{file}）}}不是可以取代的檔案。',
  'errand-unwritten':
    '{value, select, full {磁碟空間不足。} locked {Chapterhouse 沒有權限寫入那裡。} other {檔案無法寫入。}}那裡沒有留下任何東西{file, select, none {} other {（{file}）}}。',
  'errand-ended': 'Chapterhouse 在完成之前結束或鎖上了。不會有做到一半的結果；請看看完成了沒有，再試一次。',
  'errand-unanswered': 'Chapterhouse 正在執行，但沒有回應。請結束它，或等它結束後再試。',
  'errand-locked': '資料以通關密語鎖住。請用 --passphrase-stdin 提供通關密語，或開啟 Chapterhouse 在視窗裡解鎖。',
  'errand-window-locked':
    'Chapterhouse 開著並且鎖上了。請在視窗裡解鎖，或結束它之後用 --passphrase-stdin 提供通關密語。',
  'errand-passphrase': '這個通關密語打不開資料。',
  'errand-too-early': '通關密語輸入錯誤後要等一下才能重試{count, select, none {} other {：還有 {count} 秒}}。',
  'errand-key': '讀不出這個設定檔的金鑰。請開啟 Chapterhouse，畫面會說明可以怎麼做。',
  'errand-no-community': '這裡還沒有社群。請先開啟 Chapterhouse 建立一個。',
  'errand-other-community':
    '目前開啟的是另一個社群{community, select, none {} other {「{community}」}}，所以什麼都沒做。請先在 Chapterhouse 切換到{value, select, none {要用的社群} other {「{value}」}}。',
  'errand-profile':
    '沒有這個名稱的匯出方式{value, select, none {} other {：「{value}」}}。請先在 Chapterhouse 的「匯出」裡存一個。',
  'errand-profiles':
    '有好幾個匯出方式用了同一個名稱{value, select, none {} other {：「{value}」}}。請在 Chapterhouse 的「匯出」裡取不同的名稱。',
  'errand-profile-newer':
    '這個匯出方式{value, select, none {} other {「{value}」}}是較新版的 Chapterhouse 存的，請先更新這台的版本。',
  'nothing-to-undo': '沒有可以復原的動作。',
  'nothing-to-redo': '沒有可以重做的動作。',
  'undo-overtaken': '之後有人改過同一個地方，所以維持原樣。想找回先前的值，請看它的歷史紀錄。',
  cancelled: '已取消，什麼都沒有改動。',
  busy: '另一個匯入或交換還在進行。請等它結束再試。',
  internal: 'Chapterhouse 內部出錯，什麼都沒有改動。請再試一次；若還是不行，請重新開啟視窗。',
} as const satisfies Record<keyof typeof en, string>
