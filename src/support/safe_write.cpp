#include "budgetlint/support/safe_write.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "budgetlint/support/failure.hpp"

namespace budgetlint {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, int error) {
  const std::string reason = std::strerror(error);
  throw Failure({path + ": cannot be written: " + reason, path + "：无法写入：" + reason});
}

/// An open file; closed, and the name removed unless it was kept.
class Temporary {
public:
  explicit Temporary(std::string path) : path_(std::move(path)) {
    ::unlink(path_.c_str());  // what an interrupted run left
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
  }
  ~Temporary() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!kept_) ::unlink(path_.c_str());
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }

  [[nodiscard]] bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(descriptor_) == 0;
  }

  [[nodiscard]] bool move_to(const std::string& path) {
    kept_ = ::rename(path_.c_str(), path.c_str()) == 0;
    return kept_;
  }

private:
  std::string path_;
  int descriptor_ = -1;
  bool kept_ = false;
};

/// The new name lasts only once the folder is on the disk too. A folder that cannot be synced has to do.
void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

void replace_file(const std::string& path, std::string_view bytes) {
  std::error_code error;
  const fs::path target = fs::is_symlink(path, error) ? fs::canonical(path, error) : fs::path(path);
  if (error) fail(path, error.value());
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  Temporary temporary((folder / ("." + target.filename().string() + ".budgetlint-new")).string());
  if (temporary.descriptor() < 0) fail(path, errno);
  struct stat old {};
  if (::stat(target.c_str(), &old) == 0) {
    // The owner first: changing it clears set-user bits. Only root can give a file away; others keep their own.
    if (::fchown(temporary.descriptor(), old.st_uid, old.st_gid) != 0 && errno != EPERM) fail(path, errno);
    if (::fchmod(temporary.descriptor(), old.st_mode & 07777) != 0) fail(path, errno);
  } else {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::fchmod(temporary.descriptor(), 0666 & ~mask) != 0) fail(path, errno);
  }
  if (!temporary.write(bytes) || !temporary.move_to(target.string())) fail(path, errno);
  sync_folder(folder);
}

}  // namespace budgetlint
