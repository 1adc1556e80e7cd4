/**
 * One sentence a problem code: what is wrong and what to do. A parameter the problem does not carry is `none`
 * (see `problem-sentence.ts`).
 */
export const problems = {
  'file-empty':
    '{file, select, none {The file} other {“{file}”}} is empty. Choose the file again, or export it anew where it came from.',
  'file-binary':
    '{file, select, none {This} other {“{file}”}} is no list that Chapterhouse can read. Bring an Excel workbook (.xlsx), contact cards (.vcf) or CSV (in Excel: Save as, CSV UTF-8).',
  'file-too-large':
    '{file, select, none {The file} other {“{file}”}} is too large{limit, select, none {} other { (the limit is {limit})}}. Split it into smaller files and bring them one after the other.',
  'file-unreadable':
    '{file, select, none {The file} other {“{file}”}} could not be read. Check that it still exists and that you may open it.',
  'file-encoding':
    '{file, select, none {The file} other {“{file}”}} is written in an encoding Chapterhouse does not know{encoding, select, none {} other { ({encoding})}}. Save it as CSV UTF-8 and try again.',
  'file-protected':
    '{file, select, none {The file} other {“{file}”}} is protected by a password. Open it in its own program, save it without the password, and bring that.',
  'file-damaged':
    '{file, select, none {The file} other {“{file}”}} is damaged or not all there. Open it in its own program and save it again, or fetch it once more from where it came.',
  'workbook-too-large':
    'Unpacked, the workbook is larger than any roster{limit, select, none {} other { (over {limit})}}. Copy the list into a new workbook, or save it as CSV, and bring that.',

  'roster-no-rows':
    '{file, select, none {The file} other {“{file}”}} holds no rows of people. Check that the list is in it, and not only a header.',
  'roster-too-many-rows':
    'There are too many rows{limit, select, none {} other { (more than {limit})}}. Split the file and import one part after the other.',
  'roster-too-many-columns':
    'There are too many columns{limit, select, none {} other { (more than {limit})}}. Keep the ones about people and export again.',
  'roster-cell-too-long':
    '{line, select, none {One cell} other {A cell on line {line}}} is far too long for a roster. Perhaps a quote is missing there; mend the file and try again.',
  'roster-quote-open':
    '{line, select, none {A quote is opened} other {A quote opened on line {line}}} and never closed, so the rest of the file would be one cell. Add the missing quote and try again.',
  'roster-no-name-column':
    'No column is chosen as the name. Choose which column holds the names; nothing was imported.',
  'roster-unknown':
    'No roster{value, select, none {} other { “{value}”}} was imported here, or it was taken back. Nothing was done. Import it once in Chapterhouse, under Rosters, and use the name it has there.',
  'roster-several':
    'Several chapters have a roster of this name{value, select, none {} other {, “{value}”}}{who, select, none {} other { ({who})}}. Say which is meant, with --chapter.',
  'roster-chapter':
    'The chapter of this roster{who, select, none {} other {, {who},}} is archived. Bring it back first, or import the file in Chapterhouse into another one.',
  'roster-columns':
    'The columns are not those of the roster.{column, select, none {} other { New: {column}.}}{value, select, none {} other { Missing: {value}.}} Nothing was done. Import the file once in Chapterhouse, so that somebody decides what each column is.',
  'roster-headings':
    '{file, select, none {The file} other {“{file}”}} has no line of headings by which its columns could be told apart. Nothing was done. Export it with headings, or import it in Chapterhouse.',
  'roster-encoding-unsure':
    '{file, select, none {The file} other {“{file}”}} cannot be read without doubt{encoding, select, none {} other {: it looks like {encoding}, and not all of it fits, or other alphabets fit as well}}. Nothing was done. Save it as CSV UTF-8, or import it in Chapterhouse.',
  'roster-sheet':
    '{file, select, none {The file} other {“{file}”}} has no sheet of this name{value, select, none {} other {, “{value}”}}{who, select, none {.} other {: there is {who}.}} Nothing was done.',
  'roster-sheets':
    'Several sheets of {file, select, none {the workbook} other {“{file}”}} have the columns of the roster{who, select, none {} other { ({who})}}. Say which is meant, with --sheet.',
  'roster-repairs':
    'A spreadsheet seems to have spoiled values{column, select, none {} other { ({column})}}{count, select, none {} other {, {count} in all}}, in a way that nobody has decided about. Nothing was done. Import the file once in Chapterhouse, which offers to put them right.',
  'roster-other-list':
    'Hardly anybody in {file, select, none {the file} other {“{file}”}} is on the roster{value, select, none {} other { “{value}”}}: it looks like another list. Nothing was done. If it is right, import it in Chapterhouse.',
  'roster-shrunk':
    'Most people of the roster{value, select, none {} other { “{value}”}} are not in {file, select, none {the file} other {“{file}”}} any more{count, select, none {} other { ({count})}}: perhaps it was cut off. Nothing was done. If it is right, import it in Chapterhouse.',
  'roster-same':
    '{file, select, none {The file} other {“{file}”}} says what the roster{value, select, none {} other { “{value}”}} says already. There was nothing to do.',

  'row-no-name': 'The row has no name.',
  'row-too-many-cells':
    'The row has more cells than there are columns; perhaps a comma stands inside a value without quotes.',
  'row-value-too-long':
    '{column, select, none {A value} other {The value under “{column}”}} is too long{limit, select, none {} other { (over {limit} characters)}}.',
  'row-bad-date':
    '{column, select, none {A date} other {The date under “{column}”}} could not be understood{value, select, none {} other { (“{value}”)}}. Write it as 2026-11-28.',
  'row-bad-consent':
    'It cannot be told what {value, select, none {this} other {“{value}”}} says about being contacted. Write yes or no, or the channels allowed, such as “LINE, e-mail”.',

  'row-no-day': 'The row has no day.',
  'row-no-amount': 'The row has no amount.',
  'row-bad-amount':
    '{value, select, none {The amount} other {“{value}”}} is no amount that could be booked. Check the digits and the decimal mark.',
  'row-no-currency': 'The row has no currency. Choose one for such amounts.',
  'row-currency-open':
    '{value, select, none {The sign} other {“{value}”}} can stand for several currencies. Choose which.',
  'row-negative': 'The amount is below zero. Choose whether such rows are refunds.',
  'row-nobody': 'The row does not say who it was.',
  'row-left-out': 'Nobody was chosen for {value, select, none {this row} other {“{value}”}}.',
  'row-unpaid': 'The shop calls this row unpaid.',
  'row-cancelled': 'The shop calls this row cancelled.',
  'row-refunded': 'The shop calls this row refunded.',
  'row-order-differs':
    'Order {value, select, none {} other {{value} }}is here already, with another amount or day. It was left as it is.',
  'row-elsewhere': '{value, select, none {This member} other {{value}}} belongs to a chapter that you do not organize.',
  'purchase-columns-missing': 'Choose which columns hold the day, the amount, and who it was.',
  'changes-not-ours':
    '{file, select, none {This} other {“{file}”}} is not a changes file. Ask for one that ends in .chapterhouse.',
  'changes-truncated':
    '{file, select, none {The file} other {“{file}”}} is cut off; it was probably not copied to its end. Nothing was taken over. Ask for it once more.',
  'changes-damaged':
    '{file, select, none {The file} other {“{file}”}} is damaged. Nothing was taken over. Ask for it once more, sent as a file and not pasted.',
  'changes-signature':
    '{file, select, none {The file} other {“{file}”}} was altered after it was written, or is not from who it says. Nothing was taken over. Ask the sender for a new one.',
  'changes-newer':
    '{file, select, none {The file} other {“{file}”}} was written by a newer Chapterhouse. Update this computer’s Chapterhouse, then open it again.',
  'changes-other-community':
    'These changes belong to {community, select, none {another community} other {the community “{community}”}}. Switch to that community first; nothing was changed here.',
  'changes-need-earlier':
    'These changes build on earlier ones that have not arrived here. Ask for a file with all changes.',
  'changes-not-joinable':
    'This file holds only the latest changes, which is too little to join with. Ask an organizer to send all changes.',

  'changes-not-for-you':
    '{file, select, none {The file} other {“{file}”}} is not for this computer: nothing in it opens here. Ask the sender for one that is, or an admin for an invitation.',
  'changes-unknown-device':
    '{file, select, none {The file} other {“{file}”}} comes from a computer that this community does not know, so nothing was taken over. Ask the person who invited it for a file first.',
  'changes-removed-device':
    '{value, select, none {The computer it comes from} other {“{value}”, which it comes from,}} was removed from this community. Nothing was taken over.',
  'key-missing':
    'This computer has not received the keys yet that it needs to write a file. Open a file from an admin first, then try again.',

  'folder-full': 'There is no room left in the shared folder. Make some there; writing goes on by itself.',
  'folder-not-allowed': 'The shared folder cannot be written to. Changes of others are still read from it.',
  'folder-failed': 'The shared folder could not be read or written. It is tried again by itself.',
  'server-address': 'This is not the address of a sync server. It begins with wss://, or ws:// on your own network.',
  'server-nonsense': 'What answers at this address is not a sync server, or not one that this version understands.',
  'code-not-found':
    'There is no invitation and no answer in this text. Copy all of it, from “CHAPTERHOUSE” to the end, and paste it again.',
  'code-damaged':
    'Some letters of the code are missing or were changed on the way. Copy it once more, or ask for it again.',
  'code-newer': 'The code comes from a newer Chapterhouse. Update this computer’s Chapterhouse, then paste it again.',
  'invitation-over': 'This invitation is over: it was used, cancelled or too old. Make a new one.',
  'invitation-closed':
    'Their computer answers, but takes this invitation no more: it was used, withdrawn, or its time is over. Ask for a new one.',
  'invitation-old':
    'By this computer’s clock the time of this invitation is over. If nothing happens, ask for a new one.',
  'answer-unknown':
    'This answers no invitation that is out from this computer. Paste it on the computer that made the invitation, or make a new one.',
  'already-joined': 'This computer is part of that community already. Choose it from the list of communities.',
  'still-joining': 'Joining is not finished yet, so nothing can be entered here. Finish it, or give it up first.',
  'joining-refused':
    'You were not let in, because the words on the two screens differed or the invitation was over. Ask for a new invitation.',
  'chapters-missing': 'Choose at least one chapter that this person may have.',

  'disk-full':
    'The disk is full, so nothing more can be saved. Free some space and try again; what was saved before is safe.',
  'storage-failed':
    'Saving did not work. Check that the disk can be written to, then try again; what was saved before is safe.',
  'restart-needed':
    'Saving broke off, because the disk was full or gone. Until Chapterhouse is started again nothing you enter is kept; what was saved before is safe. Free some space first.',
  'data-newer':
    'A newer Chapterhouse has written this data, so it is read-only here: you can look everything up. Lists can be exported; their receipts stay on this computer until the program is updated, as it has to be to change anything.',
  'page-damaged':
    'A page of the register is damaged and could not be rebuilt. Get it back by opening a file with all changes from another organizer.',
  'key-wrong': 'The key does not fit this data. If you moved the data here from elsewhere, bring its key along.',

  'backup-not-ours': 'This is not a backup of Chapterhouse. Backups end in .chbackup.',
  'backup-truncated':
    'This backup is cut off; it was probably not copied to its end. Nothing was brought back from it.',
  'backup-damaged': 'This backup was damaged or altered. Nothing was brought back from it; try an older one.',
  'backup-newer':
    'This backup was made by a newer Chapterhouse. Update this computer’s Chapterhouse, then open it again.',
  'backup-key':
    'This backup was made under another key. Type the recovery key or the passphrase of the computer that made it.',
  'backup-other-community': 'This backup is of another community. Switch to that one first; nothing was changed here.',
  'backup-folder':
    '{value, select, full {The disk that backups go to is full. Make room there, or choose another folder.} locked {Chapterhouse may not write to the folder for backups. Choose another one, or allow it there.} away {The folder for backups is not there. Plug its disk in, or choose another folder.} other {The folder for backups could not be read or written.}}',
  'open-export-foreign':
    'This is no open export of a community. It is a .zip that Chapterhouse has made under “Your data”.',
  'open-export-newer':
    'This export was made by a newer Chapterhouse. Update this computer’s Chapterhouse, then open it again.',
  'open-export-password': 'This export is locked with a password, and this is not it.',
  'open-export-damaged': 'This export was damaged or altered. Nothing was taken from it.',
  'open-export-incomplete':
    'Not every page of the community opens, so people would be missing from the export, and it was not made. Bring the pages back from a backup or from others first.',
  'backup-first':
    '{value, select, full {The disk that backups go to is full} locked {Chapterhouse may not write to the folder for backups} away {The folder for backups is not there} other {The folder for backups could not be written}}, so nothing could be backed up before this, and nothing was changed.',
  'link-missing':
    'Chapterhouse has only just started and does not reach the network or folders yet. Try again in a moment.',
  'sync-off': 'Synchronising over the network is off on this computer. Turn it on first.',
  'lan-port-taken':
    'Another program on this computer already uses the port. Choose another one, or let Chapterhouse choose.',
  'lan-not-allowed':
    'The system keeps Chapterhouse from being reached over the network. Allow it in the firewall settings; meanwhile files still go.',
  'lan-no-network': 'This computer is on no network. Join a Wi-Fi or a hotspot, or plug in a cable.',
  'lan-no-discovery':
    'On this network devices cannot find each other by themselves. Type in the address that the other computer shows.',
  'peer-unreachable':
    'Nobody answers at that address. Check that the other computer is awake, on the same network and has synchronising turned on.',
  'peer-unknown': 'Somebody answers at that address, but it is no computer of this community.',
  'peer-newer':
    '{value, select, none {Another computer} other {“{value}”}} has a newer Chapterhouse. Update the program on this computer; until then nothing is exchanged with it, and nothing is lost.',
  'peer-older':
    '{value, select, none {Another computer} other {“{value}”}} has an older Chapterhouse. Update the program there; until then nothing is exchanged with it, and nothing is lost.',
  'bad-address':
    'That is not an address on a local network. Write it as the other computer shows it, such as 192.168.1.7:4711.',
  'invalid-input': 'That cannot be taken as it is. Check what you entered and try again.',
  'not-found': 'That record is no longer there. Perhaps somebody removed it a moment ago.',
  'segment-gone':
    'The segment {value, select, none {} other {“{value}” }}is no longer there, and this asks for it. Take it out, or choose another.',
  'segment-newer':
    'The segment{value, select, none {} other { “{value}”}} was made with a newer version of Chapterhouse. Update the app to use it.',
  'segment-circle':
    'The segment{value, select, none {} other { “{value}”}} would contain itself. Take it out where it names itself.',
  'segment-too-large':
    'That is more conditions than one segment can have. Save a part of them as a segment of its own.',
  'segment-used':
    '{value, select, none {This segment} other {“{value}”}} is used{who, select, none {} other { by “{who}”}}{count, select, none {} other { and {count} more}}. Take it out there first.',
  'segment-empty': 'A segment needs at least one condition. Add one and try again.',
  'name-empty': 'A name is needed. Type one and try again.',
  'value-too-long':
    '{field, select, none {The text} other {“{field}”}} is too long{limit, select, none {} other { (at most {limit} characters)}}. Shorten it a little.',
  'bad-email':
    'That is not an e-mail address{value, select, none {} other { (“{value}”)}}. It needs an @ with something on either side.',
  'bad-date': 'That is not a date{value, select, none {} other { (“{value}”)}}. Write it as 2026-11-28.',
  'end-before-start': 'The end is before the start. Choose a later end.',
  'bad-capacity': 'The number of seats must be a whole number from 1 up. Leave it empty if nobody counts.',
  'bad-amount': 'An amount is a number from 0 up, with at most twelve digits.',
  'bad-rate': 'A rate is a number above 0.',
  'no-amount': 'The amount is missing: write more than 0.',
  'unknown-currency':
    'There is no currency called {value, select, none {that} other {“{value}”}}. Currencies have three letters, such as TWD or EUR.',
  'date-ahead':
    '{value, select, none {That day} other {{value}}} has not come yet. Write a day that is past, or today.',
  'date-too-old': '{value, select, none {That day} other {{value}}} is too long ago to be right.',
  'refund-too-much':
    'More would be given back than was paid{value, select, none {} other {: at most {value} is left}}.',
  'reason-empty': 'Say why, so that whoever reads it later understands.',
  'bad-points': 'Points are whole numbers up to {limit, number}, and there is no giving zero.',
  'points-short': 'There are not enough points{value, select, none {} other {: the balance is {value, number}}}.',
  'reward-gone': 'This reward is not to be had any more.',
  'two-rules':
    'Two rules for the same thing begin on {value, select, none {one day} other {{value}}}. Leave one of them.',
  'number-out-of-range': 'That number is too small or too large{value, select, none {} other { (write {value})}}.',
  'recognition-settled': 'That was given or let pass already.',
  'rule-no-count': 'Say at which number somebody is recognised.',
  'rule-no-name': 'Give what they are recognised for a name.',
  'cut-offs-order': 'Cut-offs have to rise from one score to the next. Change the one that does not.',
  'tie-numbers-order':
    'A tie is strong from more than it takes to be warm, and cools within less than its half-life. Change the one that does not fit.',
  'no-steps': 'Write at least one step: without one nobody can take part.',
  'no-series': 'A ritual is made of the evenings of a series. Choose one.',
  'nobody-took-part': 'There is nobody to tick. Choose members, or a salon that somebody came to.',
  'own-companion': 'Nobody can be their own companion. Choose somebody else.',
  'bad-zone': 'That time zone is not known. Choose one from the list.',
  'ics-not-one':
    '{file, select, none {This} other {“{file}”}} is no calendar file. Bring one that ends in .ics, as calendars export it.',
  'ics-no-events':
    'There is not a single event in this file. Export the calendar again and look whether it is the right one.',
  'ics-too-many':
    'There are more than {limit, select, none {ten thousand} other {{limit}}} events in this file. Export a shorter time, or one calendar at a time.',
  'bad-rhythm': 'Nothing comes of this rhythm: check how often, on which days and until when.',
  'not-in-rhythm':
    '{value, select, none {The series has no evening then.} other {This series has no evening at {value}.}} Somebody may have changed its rhythm; look at its dates again.',
  'arrived-elsewhere': 'This was entered by an organizer elsewhere. Ask them to take it back.',
  'door-closed': 'This door is closed. Ask an organizer to open it again.',
  'erase-elsewhere':
    'This person also stands in a chapter that is not on this device. Somebody who has all of their chapters, an admin for one, can erase them.',
  'already-arrived': 'This guest has already arrived. Take the check-in back first.',
  'already-guest': 'This person is already on the guest list.',
  'salon-cancelled': 'This salon was called off. Bring it back first.',
  'salon-begun': 'The salon has begun, so no seat can be kept any more. Check them in at the door.',
  'no-free-seat': 'There are not enough free seats for this guest and whom they bring.',
  'contact-missing':
    '{who, select, none {This member} other {{who}}} has not agreed to being contacted yet and cannot be invited; an answer of their own can still be recorded.',
  'contact-unwanted':
    '{who, select, none {This member} other {{who}}} asked to be left alone and cannot be invited; an answer of their own can still be recorded.',
  'contact-deceased': '{who, select, none {This member} other {{who}}} has died and cannot be invited.',
  'contact-archived':
    '{who, select, none {This member} other {{who}}} is archived and cannot be invited. Bring them back first.',
  'contact-minor':
    '{who, select, none {This member} other {{who}}} is a minor. They can be invited once somebody answerable for them has agreed.',
  'wording-agreed': 'Somebody has agreed to this text already, so it stays as it is. Write a new version instead.',
  'contact-withdrawn':
    '{who, select, none {This member} other {{who}}} withdrew consent to being contacted, so they are not invited. An answer of their own can be recorded.',
  'unknown-placeholder':
    '{value, select, none {Something in braces} other {“{value}”}} is filled in by nothing. Take one of the words below the text, or leave the braces out.',
  'text-empty': 'There is nothing written. Type something and try again.',
  'ticks-unclear':
    'Something in what was typed cannot be read{value, select, none {} other { (“{value}”)}}. Nothing was recorded; correct it and try again.',
  'nobody-to-seat': 'Nobody has said yes yet, so there is nobody to seat.',
  'are-one-person': 'These two are one person. Take them apart on the member page first.',
  'chapter-in-use':
    'The chapter still has {members, select, none {members or salons ahead} other {members ({members})}}. Move them first, then archive it.',
  'not-allowed':
    '{value, select, admin {Only an admin may do that.} organizer {Only an organizer of this chapter or an admin may do that.} leader {Only a leader or an organizer of this chapter may do that.} removed {You no longer organize in this community, so nothing can be changed from here.} other {Your role does not allow that.}}{who, select, none {} other { Ask {who}.}}',
  'last-admin': 'This is the only admin left. Make somebody else an admin first.',
  'receiver-empty': 'Say who receives the list. The receipt names them.',
  'aim-empty': 'Say what it is for. The receipt tells it.',
  'no-columns': 'Choose at least one column.',
  'all-columns-dropped': 'None of these columns is needed for this. Choose others, or include one all the same.',
  'columns-alike':
    'Two columns are called {value, select, none {the same} other {“{value}”}}. Give one of them another name.',
  'nobody-to-export': 'Nobody is on this list, so there is nothing to save.',
  'all-left-out':
    '{count, plural, one {The one person on this list is} other {All # people on this list are}} left out, so there is nothing to save. The preview says why.',
  'password-short': 'Choose a longer password{limit, select, none {} other {: at least {limit} characters}}.',
  'list-outdated':
    'Somebody on the list withdrew while the file was being made, again and again. Try once more when changes have stopped coming in.',
  'format-not-here': 'This kind of file cannot be made here. Choose another format.',
  'list-too-long-for-paper':
    'This list is too long for paper, which takes {limit, number} rows. Choose another format, or fewer rows.',
  'list-not-drawn': 'The list could not be drawn. Nothing was saved. Try again, or with fewer rows or columns.',
  'usage-option': 'There is no such option{value, select, none {} other { as {value}}}.',
  'usage-value': '{value, select, none {An option} other {The option {value}}} needs a value after it.',
  'usage-flag': '{value, select, none {An option} other {The option {value}}} takes no value, and was given one.',
  'usage-extra': 'There is one word too many{value, select, none {} other {: “{value}”}}.',
  'usage-missing': 'Something is missing{value, select, none {} other {: {value}}}.',
  'usage-language':
    'There is no such language{value, select, none {} other { as “{value}”}}: it is en, zh-TW or zh-CN.',
  'errand-file-missing': 'There is no file{file, select, none {} other { {file}}}. Nothing was done.',
  'errand-not-a-file':
    'What stands there{file, select, none {} other { ({file})}} is a folder or a device, and no file that could be read.',
  'errand-folder':
    'The folder{file, select, none {} other { {file}}} is not there. Nothing was written; a folder is never made here, in case a disk is only not plugged in.',
  'errand-file-there':
    '{file, select, none {The file} other {{file}}} is there already and was left as it is. Name another file, or say --force to replace it.',
  'errand-no-file': 'What stands there{file, select, none {} other { ({file})}} is not a file that could be replaced.',
  'errand-unwritten':
    '{value, select, full {There is no room on the disk.} locked {Chapterhouse may not write there.} other {The file could not be written.}} Nothing was left there{file, select, none {} other { ({file})}}.',
  'errand-ended':
    'Chapterhouse ended, or was locked, before this was done. Nothing is half-done; look whether it was done, and try again.',
  'errand-unanswered': 'Chapterhouse is running and does not answer. Quit it, or wait for it to end, then try again.',
  'errand-locked':
    'The data is locked by a passphrase. Hand it over with --passphrase-stdin, or open Chapterhouse and unlock it there.',
  'errand-window-locked':
    'Chapterhouse is open and locked. Unlock its window, or quit it and hand the passphrase over with --passphrase-stdin.',
  'errand-passphrase': 'This passphrase does not open the data.',
  'errand-too-early':
    'After a wrong passphrase one has to wait before the next{count, select, none {} other {: {count} s}}.',
  'errand-key': 'The key of this profile cannot be read. Open Chapterhouse: it says what can be done.',
  'errand-no-community': 'There is no community in this profile yet. Open Chapterhouse once and begin one.',
  'errand-other-community':
    'Another community is open{community, select, none {} other {, “{community}”}}. Nothing was done. Open the one you mean{value, select, none {} other {, “{value}”,}} in Chapterhouse first.',
  'errand-profile':
    'No export is kept under this name{value, select, none {} other {, “{value}”}}. Keep one in Chapterhouse, under Exports.',
  'errand-profiles':
    'Several exports are kept under one name{value, select, none {} other {, “{value}”}}. Give them different names in Chapterhouse, under Exports.',
  'errand-profile-newer':
    'This export{value, select, none {} other {, “{value}”,}} was kept by a newer Chapterhouse. Update this one.',
  'nothing-to-undo': 'There is nothing to undo.',
  'nothing-to-redo': 'There is nothing to redo.',
  'undo-overtaken':
    'Somebody changed the same thing since, so it was left as it is. Look at its history to bring back an earlier value.',
  cancelled: 'Cancelled. Nothing was changed.',
  busy: 'Another import or exchange is still running. Wait for it to end, then try again.',
  internal:
    'Something went wrong inside Chapterhouse. Nothing was changed. Try again; if it stays, open the window anew.',
} as const
