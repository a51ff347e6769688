#include <mimalloc.h>

#include <new>

// mimalloc's own of these end the program without a word where there is no memory left. These throw, and it is told.
// What they give is freed by mimalloc's operator delete.

namespace {

void* or_throw(void* block) {
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

}  // namespace

// NOLINTBEGIN(misc-new-delete-overloads)
void* operator new(std::size_t size) {
  return or_throw(mi_malloc(size));
}

void* operator new[](std::size_t size) {
  return or_throw(mi_malloc(size));
}

void* operator new(std::size_t size, std::align_val_t alignment) {
  return or_throw(mi_malloc_aligned(size, static_cast<std::size_t>(alignment)));
}

void* operator new[](std::size_t size, std::align_val_t alignment) {
  return or_throw(mi_malloc_aligned(size, static_cast<std::size_t>(alignment)));
}
// NOLINTEND(misc-new-delete-overloads)
