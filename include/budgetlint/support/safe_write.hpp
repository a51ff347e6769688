#pragma once

#include <string>
#include <string_view>

namespace budgetlint {

/// New contents of a file, on the disk beside it under a name of their own until they take its place: at every moment,
/// whatever happens, the file holds the old bytes or the new ones. Mode and owner stay; a symbolic link stays and its
/// file is replaced. What cannot be written is found out before anything has changed.
class Replacement {
public:
  /// Nothing yet. A file that does not exist will be made. Throws Failure when that cannot be, or when the file is one
  /// that the user may not write.
  explicit Replacement(std::string path);
  /// Brings the bytes to the disk.
  Replacement(std::string path, std::string_view bytes);
  Replacement(Replacement&& other) noexcept;
  Replacement& operator=(Replacement&&) = delete;
  /// Removes what did not take the file's place.
  ~Replacement();

  /// Adds to the new contents. Throws Failure, with the file untouched.
  void write(std::string_view bytes);

  /// Brings all of it to the disk and puts it in place. Throws Failure, with the file untouched.
  void put_in_place();

private:
  void close();
  void sync();

  std::string path_;       ///< as messages name it
  std::string target_;     ///< behind all links
  std::string temporary_;  ///< empty once it is in place
  int descriptor_ = -1;    ///< of the temporary file, until all is on the disk
};

/// Removes the temporary files that interrupted runs left in a folder, not those of a run that is still alive.
void remove_leftovers(const std::string& folder);

/// Replaces one file at once, and removes what interrupted runs left beside it.
void replace_file(const std::string& path, std::string_view bytes);

/// Makes a new file. Throws Failure when there is something of that name already (a link that leads nowhere too), or
/// when it cannot be written whole; then nothing is left of it.
void create_file(const std::string& path, std::string_view bytes);

}  // namespace budgetlint
