/** Beside the files in a shared folder, for whoever finds them; in every language, because nobody knows who that is. */
export const FOLDER_README = `Chapterhouse

These files carry a community's changes between its organizers' computers. They are encrypted, and only Chapterhouse on
those computers can read them. Please do not rename or edit them. They may be deleted when this folder is no longer used for
Chapterhouse: every computer has its own copy of everything, and writes again what is missing as long as the folder is in use.

這些檔案在主辦人的電腦之間傳遞社群的更動。內容已加密，只有那些電腦上的 Chapterhouse 能讀取。請不要重新命名或修改。
如果不再用這個資料夾同步，可以整個刪除：每台電腦都有自己的完整資料；只要還在使用，少了的檔案會自動補上。

这些文件在组织者的电脑之间传递社群的改动。内容已加密，只有那些电脑上的 Chapterhouse 能读取。请不要重命名或修改。
如果不再用这个文件夹同步，可以整个删除：每台电脑都有自己的完整数据；只要还在使用，缺少的文件会自动补上。
`
