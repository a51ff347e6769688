#include "budgetlint/document/rules.hpp"

namespace budgetlint::document_rules {

const RuleInfo not_utf8{
    "BL001",
    "not-utf8",
    Severity::error,
    {"the file is not UTF-8 text", "文件不是 UTF-8 编码"},
    {"Forms are read as UTF-8 and as nothing else: guessing another encoding could turn one amount into another. "
     "Nothing of the file is checked until it is saved as UTF-8.",
     "表格只按 UTF-8 编码读取：猜错编码可能把金额读错。文件另存为 UTF-8 之前，其中内容都不会核对。"},
    R"(
 # 附表3
-department: \xc1\xd9\xbd\xad\xcf\xd8\xc3\xf1\xd5\xfe\xbe\xd6
+department: 临江县民政局
 ...
)"};

const RuleInfo yaml_syntax{
    "BL002",
    "yaml-syntax",
    Severity::error,
    {"the text is no valid YAML", "格式有误，无法读取"},
    {"A form is a YAML document: `key: value` lines, lists whose lines begin with `- `, and indentation by blanks. "
     "Where that breaks, the document cannot be read any further; other documents and files still are.",
     "表格按“项目: 内容”逐行填写，列表每项以“- ”开头，层次用空格缩进。格式一旦有误，这张表就读不下去；"
     "其他的表和文件不受影响。"},
    R"(
 # 附表3
 ...
-total:96
+total: 96
)"};

const RuleInfo unsupported_yaml{
    "BL004",
    "unsupported-yaml",
    Severity::error,
    {"a YAML feature that forms do not use", "用了表格不支持的 YAML 写法"},
    {"Tags other than the core ones, merge keys (`<<`) and keys that are lists or mappings change what a cell holds "
     "without showing it on the page. Write the cells out instead.",
     "“!”类型标记、“<<”合并以及用列表作项目名，会让单元格的内容与看到的不一致。请把内容直接写出来。"},
    R"(
 # 附表3
 ...
-total: !decimal 96
+total: 96
)"};

const RuleInfo alias_expansion{
    "BL005",
    "alias-expansion",
    Severity::error,
    {"aliases that loop or stand for too much", "“*”引用形成循环或展开后过大"},
    {"An alias `*name` repeats what `&name` marks. One that stands inside what it repeats never ends, and a few "
     "aliases of aliases can stand for billions of cells.",
     "“*名字”会重复“&名字”标记的内容。引用了自身就没有尽头；层层引用，几行就能展开成几十亿个单元格。"},
    R"(
 # 附表3
 ...
-details: &rows
+details:
   - item: 高龄津贴
     amount: 96
-  - *rows
 total: 96
)"};

const RuleInfo limit_exceeded{
    "BL006",
    "limit-exceeded",
    Severity::error,
    {"larger or deeper than any honest form", "超出大小或层数上限"},
    {"Size, depth, entries of a list, documents and cells of a file and digits of a number are limited so that no file "
     "can exhaust the machine. The limits lie far beyond real forms.",
     "文件大小、层数、项目个数、表格张数、单元格个数和数字位数都有上限，以免一个文件拖垮机器。上限远高于实际表格。"},
    R"(
 # 附表3
 ...
-amount: 9600000000000000000000000
+amount: 96
 ...
)"};

const RuleInfo empty_document{
    "BL007",
    "empty-document",
    Severity::error,
    {"a document with nothing in it", "空表：没有任何内容"},
    {"A file that is empty or holds only comments, or a `---` with nothing behind it, is not a form. A `---` at the "
     "end of a file is let through.",
     "空文件、只有注释的文件，或“---”后面没有内容，都不是一张表。文件末尾多一行“---”不算错。"},
    R"(
 # 附表3
----
-# 高龄津贴（待填）
 ---
 form: direction
 ...
)"};

const RuleInfo yaml_trap{
    "BL009",
    "yaml-trap",
    Severity::error,
    {"text that YAML reads as something else without a word", "写法看似正常，实际被读成别的内容"},
    {"Some spellings are valid YAML and yet change or drop an amount: `amount: >5` is an empty text, "
     "`{amount: 7,759.53}` is 7, `金额：54` with a full-width colon is no key, a full-width blank does not indent, "
     "and `#REF!`, `#N/A` or `####` copied from a spreadsheet is a comment.",
     "有些写法不报错，却会改动或丢掉金额：“amount: >5”读成空白，“{amount: 7,759.53}”读成 7，全角冒号的“金额：54”"
     "不是项目，全角空格也不算缩进；从电子表格复制来的“#REF!”“#N/A”“####”会被当作注释。"},
    R"(
 # 附表3
 ...
-fund: {name: 养老服务专项资金, amount: 7,759.53}
+fund: {name: 养老服务专项资金, amount: "7,759.53"}
 ...
)"};

}  // namespace budgetlint::document_rules
