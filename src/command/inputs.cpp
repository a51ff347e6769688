#include "budgetlint/command/inputs.hpp"

#include <fmt/format.h>
#include <glob.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "budgetlint/support/file.hpp"

namespace budgetlint {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // an editor of Windows puts it in front of a list

bool is_form_name(const std::string& name) {
  return !name.starts_with('.') && (name.ends_with(".yaml") || name.ends_with(".yml"));
}

class Finder {
public:
  Finder(const InputRequest& request, std::size_t file_limit, Inputs& inputs)
      : request_(request), file_limit_(file_limit), inputs_(inputs) {}

  void take(const std::string& path) {
    if (path == "-") {
      take_standard_input();
    } else if (is_there(path) || !take_pattern(path)) {
      take_file(path);
    }
  }

private:
  /// A link that leads nowhere is there too: it was meant, and is told.
  static bool is_there(const std::string& path) {
    std::error_code error;
    return fs::exists(fs::symlink_status(path, error));
  }

  void take_standard_input() {
    if (std::exchange(standard_input_taken_, true)) return;
    Input input{request_.stdin_name};
    auto content = read_descriptor(STDIN_FILENO, file_limit_);
    if (auto* bytes = std::get_if<std::string>(&content)) {
      input.bytes = std::move(*bytes);
    } else {
      input.error = std::get<FileError>(std::move(content));
    }
    inputs_.files.push_back(std::move(input));
  }

  void take_file(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) {
      walk(path, real_path(path));
    } else if (fs::exists(status)) {
      add(path, Input::How::named, real_path(path));
    } else {
      fail(path, no_status(path, error.value()).message);
    }
  }

  void fail(const std::string& path, const Text& message) { inputs_.failures.push_back(about(path, message)); }

  static std::string real_path(const std::string& path) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    return error ? path : real.string();
  }

  void add(const std::string& path, Input::How how, std::string real) {
    if (seen_.insert(std::move(real)).second) inputs_.files.push_back({path, how});
  }

  /// No link is followed below a folder, so what its entries really are called follows from what it is called.
  void walk(const std::string& directory, const std::string& real) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
      entries.push_back(*entry);
    }
    if (error) {
      const Text reason = system_reason(error.value());
      fail(directory, {"cannot be searched: " + reason.english, "无法打开文件夹：" + reason.chinese});
    }
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.path().native() < b.path().native(); });
    for (const fs::directory_entry& entry : entries) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with('.')) continue;
      // What the folder says of its entries, mostly without a look at each.
      const bool link = entry.is_symlink(error);
      const std::string real_name = fmt::format("{}/{}", real, name);
      if (!link && entry.is_directory(error)) {
        walk(entry.path().string(), real_name);
      } else if (!is_form_name(name)) {
        continue;
      } else if (!link && entry.is_regular_file(error)) {
        add(entry.path().string(), Input::How::walked, real_name);
      } else {
        inputs_.remarks.push_back(
            about(entry.path().string(), {"passed over: no regular file; name it to check it",
                                          "未核对：不是普通文件（如链接）；需要核对时请单独写出"}));
      }
    }
  }

  bool take_pattern(const std::string& pattern) {
    if (pattern.find_first_of("*?[") == std::string::npos) return false;
    glob_t matches{};
    const int status = glob(pattern.c_str(), 0, nullptr, &matches);
    for (std::size_t i = 0; status == 0 && i < matches.gl_pathc; ++i) take_file(matches.gl_pathv[i]);
    globfree(&matches);
    return status == 0;
  }

  const InputRequest& request_;
  std::size_t file_limit_;
  Inputs& inputs_;
  std::unordered_set<std::string> seen_;
  bool standard_input_taken_ = false;
};

}  // namespace

Inputs find_inputs(const InputRequest& request, std::size_t file_limit) {
  Inputs inputs;
  Finder finder(request, file_limit, inputs);
  for (const std::string& path : request.paths) finder.take(path);
  return inputs;
}

std::vector<Input> forms_beside(const std::string& file) {
  std::vector<Input> inputs{{file, Input::How::named, std::nullopt}};
  const fs::path folder = fs::path(file).parent_path();
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder.empty() ? "." : folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const fs::path name = entry->path().filename();
    std::error_code ignored;
    if (!is_form_name(name.string()) || !fs::is_regular_file(entry->symlink_status(ignored))) continue;
    if (!fs::equivalent(entry->path(), file, ignored)) names.push_back((folder / name).string());
  }
  std::sort(names.begin(), names.end());
  for (std::string& name : names) inputs.push_back({std::move(name), Input::How::walked, std::nullopt});
  return inputs;
}

std::vector<std::string> split_list(const std::string& list, char separator) {
  std::vector<std::string> paths;
  const std::size_t start = separator == '\n' && list.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  for (std::size_t begin = start; begin < list.size();) {
    std::size_t end = std::min(list.find(separator, begin), list.size());
    std::string path = list.substr(begin, end - begin);
    if (separator == '\n' && path.ends_with('\r')) path.pop_back();
    if (!path.empty()) paths.push_back(std::move(path));
    begin = end + 1;
  }
  return paths;
}

}  // namespace budgetlint
