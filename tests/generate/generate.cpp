#include "generate/generate.hpp"

#include <utility>

#include "generate/forms.hpp"
#include "generate/model.hpp"
#include "generate/random.hpp"
#include "generate/tree.hpp"

namespace budgetlint::testing {
namespace {

struct NamedForm {
  std::string name;
  Value tree;
};

std::vector<NamedForm> make_forms(Random& random, Spelling spelling, const SubmissionModel& model) {
  std::vector<NamedForm> forms;
  if (model.has_overall) forms.push_back({"附表1.yaml", overall_form(random, spelling, model)});
  if (model.has_summary) forms.push_back({"附表2.yaml", summary_form(random, spelling, model)});
  for (std::size_t i = 0; i < model.directions.size(); ++i) {
    forms.push_back({form_number(model, i) + ".yaml", direction_form(random, spelling, model, i)});
  }
  return forms;
}

GeneratedForm finish(std::string name, Writer& writer) {
  return {std::move(name), writer.take_yaml(), writer.take_amounts()};
}

}  // namespace

std::vector<GeneratedForm> generate_submission(std::uint64_t seed, const Shape& shape) {
  Random random(seed);
  const SubmissionModel model = make_submission(random, seed, shape);
  const std::vector<NamedForm> forms = make_forms(random, shape.spelling, model);
  std::vector<GeneratedForm> files;
  const bool in_one_file = shape.spelling == Spelling::varied && random.chance(15);
  if (in_one_file) {
    Writer writer(random, shape.spelling);
    for (const NamedForm& form : forms) writer.write_document(form.tree);
    files.push_back(finish("全部附表.yaml", writer));
    return files;
  }
  for (const NamedForm& form : forms) {
    Writer writer(random, shape.spelling);
    writer.write_document(form.tree);
    files.push_back(finish(form.name, writer));
  }
  return files;
}

std::string generate_direction_form(std::uint64_t seed) {
  Shape shape;
  shape.directions = 1;
  shape.spelling = Spelling::plain;
  return generate_submission(seed, shape).back().yaml;
}

}  // namespace budgetlint::testing
