#include <fmt/format.h>

#include "budgetlint/form/edit.hpp"
#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

constexpr Phrase reconciled_all_the_same{"the two are reconciled with each other all the same; make the names equal",
                                         "两处仍按同一项核对；请把名称改为一致"};

void offer_name(const TextCell& here, const TextCell& there, Finding& finding) {
  const auto edit = edit_text(here, there.text);
  if (!edit) return;
  finding.fixes.push_back({Safety::unsafe, change_of(finding.place.field, here.text, there.text), {*edit}});
}

Finding differs(const TextCell& here, const TextCell& there) {
  Finding finding =
      finding_at(name_mismatch.info, here,
                 {fmt::format("{} {} is called {} in 附表2", place_of(here).field, quoted(here), quoted(there)),
                  fmt::format("{} {} 在附表2中写作 {}", place_of(here).field, quoted(here), quoted(there))});
  finding.expected = there.text;
  finding.related.push_back(related(Role::contradicts, there));
  finding.conclusion = Text(reconciled_all_the_same);
  offer_name(here, there, finding);
  return finding;
}

/// The direction stands under another fund of the summary than the form says.
Finding misplaced(const Listing& listing) {
  const Direction& direction = listing.form->direction();
  const TextCell& here = direction.fund_name;
  const TextCell& there = listing.row->fund->name;
  const std::string field = place_of(here).field;
  const std::string name = quoted(direction.name);
  Finding finding =
      finding_at(name_mismatch.info, here,
                 {fmt::format("{} {}, but 附表2 lists {} under {}", field, quoted(here), name, quoted(there)),
                  fmt::format("{} 填的是 {}，而附表2把 {} 列在 {} 之下", field, quoted(here), name, quoted(there))});
  finding.expected = there.text;
  finding.related.push_back(related(Role::contradicts, there));
  if (listing.fund != listing.row->fund) {
    finding.conclusion = {
        "the amount of the fund is that of the one named, too: the fund is wrong here, or the row is in "
        "the wrong place in 附表2",
        "专项金额也与所填的专项一致：或者本表的所属专项填错，或者附表2中放错了位置"};
  } else {
    offer_name(here, there, finding);
  }
  return finding;
}

Finding unpaired(const TextCell& name, const Text& why) {
  const std::string field = place_of(name).field;
  Finding finding = finding_at(name_mismatch.info, name,
                               {fmt::format("{} {} {}", field, quoted(name), why.english),
                                fmt::format("{} {} {}", field, quoted(name), why.chinese)});
  finding.conclusion = {"it is reconciled with none of them; make the names tell the rows apart",
                        "因此没有与其中任何一行核对；请让名称能区分各行"};
  return finding;
}

Finding ambiguous(const TextCell& name) {
  return unpaired(name, {"fits more than one row of 附表2", "与附表2中不止一行对得上"});
}

Finding contested(const TextCell& name) {
  return unpaired(name, {"fits a row of 附表2 that another 附表3 fits as well", "与另一张附表3对上了附表2中的同一行"});
}

bool has_other_name(const Listing& listing) {
  const bool paired = listing.fund_match == Match::near || listing.fund_match == Match::by_place;
  return paired && listing.fund->name.stated();
}

/// The forms of a fund, where there are several and all call it by one name that the summary does not know.
std::vector<const Listing*> forms_of_one_mind(const Submission& submission, const Fund& fund) {
  std::vector<const Listing*> forms;
  for (const Listing& listing : submission.directions) {
    if (listing.fund != &fund) continue;
    const TextCell& name = listing.form->direction().fund_name;
    if (!has_other_name(listing)) return {};
    if (!forms.empty() && name.text != forms.front()->form->direction().fund_name.text) return {};
    forms.push_back(&listing);
  }
  return forms.size() > 1 ? forms : std::vector<const Listing*>();
}

/// One row against several forms that agree: the row is told, once.
Finding renamed(const Fund& fund, const std::vector<const Listing*>& forms) {
  const TextCell& there = forms.front()->form->direction().fund_name;
  const std::string field = place_of(fund.name).field;
  Finding finding = finding_at(
      name_mismatch.info, fund.name,
      {fmt::format("{} {} is called {} by all its {} forms", field, quoted(fund.name), quoted(there), forms.size()),
       fmt::format("{} {} 在其{}张附表3中都写作 {}", field, quoted(fund.name), forms.size(), quoted(there))});
  finding.expected = there.text;
  for (const Listing* listing : forms) {
    finding.related.push_back(related(Role::contradicts, listing->form->direction().fund_name));
  }
  finding.conclusion = Text(reconciled_all_the_same);
  offer_name(fund.name, there, finding);
  return finding;
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Listing& listing : submission.directions) {
    const Direction& direction = listing.form->direction();
    if (listing.row_match == Match::near) {
      worksheet.findings.push_back(differs(direction.name, listing.row->name()));
    } else if (listing.row_match == Match::ambiguous) {
      worksheet.findings.push_back(ambiguous(direction.name));
    } else if (listing.row_match == Match::contested) {
      worksheet.findings.push_back(contested(direction.name));
    }
    if (has_other_name(listing)) {
      const std::vector<const Listing*> agreed = forms_of_one_mind(submission, *listing.fund);
      if (agreed.empty()) worksheet.findings.push_back(differs(direction.fund_name, listing.fund->name));
      if (!agreed.empty() && agreed.front() == &listing) worksheet.findings.push_back(renamed(*listing.fund, agreed));
    } else if (listing.fund_match == Match::misplaced && listing.row->fund->name.stated()) {
      worksheet.findings.push_back(misplaced(listing));
    } else if (listing.fund_match == Match::ambiguous) {
      worksheet.findings.push_back(ambiguous(direction.fund_name));
    }
  }
}

}  // namespace

const Rule name_mismatch{
    {"BL306",
     "name-mismatch",
     Severity::warning,
     {"a name nearly matches its counterpart in 附表2", "名称与附表2中的不完全一致"},
     {"Forms pair by name. Where a name matches nothing but is nearly another (补贴 for 补助), the two are reconciled "
      "and the difference is told. A name that fits several rows pairs with none. A form that names another fund than "
      "the "
      "one its row stands under is told too.",
      "各表按名称对应。名称对不上而只差一两个字（如“补贴”与“补助”）时，仍按同一项核对，并作提示；与几行都对得上时，不作"
      "核对。本表所属专项与附表2中该支出方向所在的专项不同的，也作提示。"},
     R"(
 # 附表2
 ...
 funds:
   - name: 养老服务专项资金
     amount: 96
     directions:
       - {name: 高龄津贴, amount: 96}
 # 附表3
-direction: 高龄补贴
+direction: 高龄津贴
 ...
)"},
    check};

}  // namespace budgetlint
