#include <algorithm>
#include <fstream>
#include <system_error>

#include "communique/error.hpp"
#include "model/crc32c.hpp"
#include "model/weights_file.hpp"
#include "model/weights_layout.hpp"

namespace communique {
namespace {

[[noreturn]] void refuse(const std::string& what, const std::string& remedy) {
  throw Error("CQ213", "no weights file can be written with " + what + "; " + remedy);
}

// The name, then zeros; at least one of them.
template <std::size_t size>
std::array<char, size> field_of(std::string_view name) {
  if (name.empty() || name.size() >= size || name.find('\0') != std::string_view::npos) {
    refuse("the name \"" + std::string(name) + '"', "use 1 to " + std::to_string(size - 1) + " characters");
  }
  std::array<char, size> field{};
  std::ranges::copy(name, field.begin());
  return field;
}

template <typename T>
void put(std::vector<std::byte>& file, std::size_t at, const T& value) {
  std::memcpy(file.data() + at, &value, sizeof value);
}

}  // namespace

WeightsWriter::WeightsWriter(std::string_view kind, std::uint64_t digest) : kind_(kind), digest_(digest) {
  field_of<sizeof WeightsHeader::kind>(kind);
}

void WeightsWriter::add_bytes(std::string_view name, std::span<const std::byte> bytes) {
  field_of<sizeof WeightsEntry::name>(name);
  if (std::ranges::find(sections_, name, &Section::name) != sections_.end()) {
    refuse("two sections \"" + std::string(name) + '"', "name each section once");
  }
  if (sections_.size() == most_sections) {
    refuse("more than " + std::to_string(most_sections) + " sections", "join some of them");
  }
  sections_.push_back({std::string(name), {bytes.begin(), bytes.end()}});
}

std::vector<std::byte> WeightsWriter::bytes() const {
  const std::size_t first_section = sizeof(WeightsHeader) + sections_.size() * sizeof(WeightsEntry);
  std::vector<std::byte> file(first_section);
  for (std::size_t index = 0; index < sections_.size(); ++index) {
    const auto& [name, bytes] = sections_[index];
    const WeightsEntry entry{file.size(), bytes.size(), crc32c(bytes), field_of<sizeof WeightsEntry::name>(name)};
    put(file, sizeof(WeightsHeader) + index * sizeof entry, entry);
    file.insert(file.end(), bytes.begin(), bytes.end());
    file.resize(padded(file.size()));
  }
  WeightsHeader header{weights_magic,
                       weights_byte_order,
                       weights_format,
                       field_of<sizeof WeightsHeader::kind>(kind_),
                       digest_,
                       file.size(),
                       static_cast<std::uint32_t>(sections_.size()),
                       0};
  header.checksum = header_checksum(header, std::span(file).subspan(sizeof header, first_section - sizeof header));
  put(file, 0, header);
  return file;
}

void WeightsWriter::write(const std::filesystem::path& path) const {
  const std::vector<std::byte> file = bytes();
  auto beside = path;
  beside += ".new";
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(file.data()), static_cast<std::streamsize>(file.size()));
  out.close();
  std::error_code reason;
  if (out) {
    std::filesystem::rename(beside, path, reason);
  } else {
    reason = std::make_error_code(std::errc::io_error);
  }
  if (!reason) return;
  std::error_code ignored;
  std::filesystem::remove(beside, ignored);
  throw Error("CQ206", "weights file " + path.string() + " cannot be written (" + reason.message() +
                           "); give a path in a folder that exists and has room for it");
}

}  // namespace communique
