#include "model/shared_bytes.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <new>
#include <string>
#include <system_error>

#include "communique/error.hpp"

#if defined(__unix__) || defined(__APPLE__)
#define COMMUNIQUE_MMAP 1
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace communique {
namespace {

constexpr std::align_val_t alignment{64};

struct Block {
  std::shared_ptr<std::byte> begin;
  std::size_t size;
};

Block new_block(std::size_t size) {
  const auto release = [](std::byte* begin) { ::operator delete(begin, alignment); };
  return {{static_cast<std::byte*>(::operator new(size, alignment)), release}, size};
}

SharedBytes shared(const Block& block) { return {{block.begin.get(), block.size}, block.begin}; }

[[noreturn]] void fail(const std::filesystem::path& path, const std::error_code& reason) {
  throw Error("CQ206", "weights file " + path.string() + " cannot be read (" + reason.message() +
                           "); give the path of a weights file");
}

#ifdef COMMUNIQUE_MMAP

// Nothing where the file cannot be mapped, an empty one for example; `read_file` then tells why, or reads it.
SharedBytes mapping_of(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return {};
  struct stat about {};
  void* begin = MAP_FAILED;
  std::size_t size = 0;
  if (::fstat(file, &about) == 0 && S_ISREG(about.st_mode)) {
    size = static_cast<std::size_t>(about.st_size);
    begin = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  }
  ::close(file);
  if (begin == MAP_FAILED) return {};
  const auto release = [size](void* mapped) { ::munmap(mapped, size); };
  return {{static_cast<const std::byte*>(begin), size},
          std::shared_ptr<const void>(begin, [release](const void* mapped) { release(const_cast<void*>(mapped)); })};
}

#endif

}  // namespace

SharedBytes map_file(const std::filesystem::path& path) {
#ifdef COMMUNIQUE_MMAP
  if (SharedBytes mapped = mapping_of(path); mapped.owner) return mapped;
#endif
  return read_file(path);
}

SharedBytes read_file(const std::filesystem::path& path) {
  std::error_code reason;
  const auto size = static_cast<std::size_t>(std::filesystem::file_size(path, reason));
  if (reason) fail(path, reason);
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  const Block block = new_block(file ? size : 0);
  file.read(reinterpret_cast<char*>(block.begin.get()), static_cast<std::streamsize>(block.size));
  if (!file) fail(path, {errno != 0 ? errno : EIO, std::generic_category()});
  return shared(block);
}

SharedBytes copy_of(std::span<const std::byte> bytes) {
  const Block block = new_block(bytes.size());
  std::ranges::copy(bytes, block.begin.get());
  return shared(block);
}

}  // namespace communique
