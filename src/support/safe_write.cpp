#include "budgetlint/support/safe_write.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <utility>
#include <vector>

#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"

namespace budgetlint {
namespace {

namespace fs = std::filesystem;

/// The process follows, to tell what it left behind from what it is writing; not the file's name, which may be as long
/// as a name can be.
constexpr std::string_view temporary_prefix = ".budgetlint-new-";

[[noreturn]] void fail(const std::string& path, int error) {
  const Text reason = system_reason(error);
  throw Failure(about(path, {"cannot be written: " + reason.english, "无法写入：" + reason.chinese}));
}

fs::path behind_links(const std::string& path) {
  std::error_code error;
  if (!fs::is_symlink(path, error)) return path;  // a new file too
  fs::path target = fs::canonical(path, error);
  if (error) fail(path, error.value());
  return target;
}

/// Where its neighbours are, as a folder that can be opened.
fs::path folder_holding(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// Whether nobody will put a temporary file in its place any more. A number of our own is that of an earlier process.
bool is_left_behind(std::string_view name) {
  if (!name.starts_with(temporary_prefix)) return false;
  pid_t process = 0;
  name.remove_prefix(temporary_prefix.size());
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), process);
  if (error != std::errc() || process <= 0) return false;
  return process == ::getpid() || (::kill(process, 0) != 0 && errno == ESRCH);
}

/// Leaves the reason in `errno`.
bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// All of it, down to the disk.
bool write_through(int descriptor, std::string_view bytes) {
  return write_all(descriptor, bytes) && ::fsync(descriptor) == 0;
}

/// Gives a new file the owner and mode of the one that it will replace, or those of any new file.
bool take_after(int descriptor, const std::string& target) {
  constexpr mode_t permissions = 0777;
  constexpr mode_t all_bits = 07777;
  struct stat old {};
  if (::stat(target.c_str(), &old) != 0) {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return ::fchmod(descriptor, 0666 & ~mask) == 0;
  }
  // The owner first: changing it clears set-user bits. Only root can give a file away; others keep its group if they
  // can, and must not make a program of theirs run as somebody else.
  mode_t kept = all_bits;
  if (::fchown(descriptor, old.st_uid, old.st_gid) != 0) {
    if (errno != EPERM) return false;
    kept = permissions;
    if (::fchown(descriptor, static_cast<uid_t>(-1), old.st_gid) != 0 && errno != EPERM) return false;
  }
  return ::fchmod(descriptor, old.st_mode & kept) == 0;
}

/// The new name lasts only once the folder is on the disk too. A folder that cannot be synced has to do.
void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

Replacement::Replacement(std::string path) : path_(std::move(path)) {
  target_ = behind_links(path_).string();
  // Renaming asks for nobody's leave but the folder's, yet a file that is write-protected is so on purpose.
  if (::faccessat(AT_FDCWD, target_.c_str(), W_OK, AT_EACCESS) != 0 && errno != ENOENT) fail(path_, errno);
  std::string name = (folder_holding(target_) / temporary_prefix).string() + std::to_string(::getpid()) + "-XXXXXX";
  descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor_ < 0) fail(path_, errno);
  temporary_ = std::move(name);
  if (take_after(descriptor_, target_)) return;
  const int error = errno;
  close();
  ::unlink(temporary_.c_str());  // a constructor that throws is followed by no destructor
  fail(path_, error);
}

Replacement::Replacement(std::string path, std::string_view bytes) : Replacement(std::move(path)) {
  write(bytes);
  sync();
}

Replacement::Replacement(Replacement&& other) noexcept
    : path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, std::string())),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

Replacement::~Replacement() {
  close();
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void Replacement::close() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
}

void Replacement::write(std::string_view bytes) {
  if (!write_all(descriptor_, bytes)) fail(path_, errno);
}

void Replacement::sync() {
  if (descriptor_ < 0) return;
  if (::fsync(descriptor_) != 0) fail(path_, errno);
  close();
}

void Replacement::put_in_place() {
  sync();
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail(path_, errno);
  temporary_.clear();
  sync_folder(folder_holding(target_));
}

void remove_leftovers(const std::string& folder) {
  std::error_code error;
  std::vector<fs::path> leftovers;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (is_left_behind(entry->path().filename().native())) leftovers.push_back(entry->path());
  }
  for (const fs::path& leftover : leftovers) ::unlink(leftover.c_str());
}

void replace_file(const std::string& path, std::string_view bytes) {
  remove_leftovers(folder_holding(behind_links(path)).string());
  Replacement(path, bytes).put_in_place();
}

void create_file(const std::string& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (descriptor < 0 && errno == EEXIST) {
    throw Failure(about(path, {"is there already and is not overwritten", "文件已存在，不会覆盖"}));
  }
  if (descriptor < 0) fail(path, errno);
  const bool written = write_through(descriptor, bytes);
  const int error = errno;
  ::close(descriptor);
  if (written) return;
  ::unlink(path.c_str());
  fail(path, error);
}

}  // namespace budgetlint
