#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "communique/analyzer.hpp"

namespace communique {
namespace {

// Threads that take the next free text until none is left; the calling thread waits and reports.
class Batch {
 public:
  Batch(const Analyzer& analyzer, std::vector<Text>& texts)
      : analyzer_(analyzer), texts_(texts), documents_(texts.size()) {}

  std::vector<std::unique_ptr<const Document>> run(unsigned threads, const std::function<void(std::size_t)>& report) {
    std::vector<std::jthread> workers;
    running_ = threads;
    for (unsigned i = 0; i < threads; ++i) workers.emplace_back([this] { work(); });
    wait(report);
    workers.clear();
    if (failure_) std::rethrow_exception(failure_);
    return std::move(documents_);
  }

 private:
  void work() {
    try {
      for (auto i = next_++; i < texts_.size(); i = next_++) {
        documents_[i] = analyzer_.analyze(std::move(texts_[i]));
        signal([this] { ++done_; });
      }
    } catch (...) {
      signal([this] { failure_ = std::current_exception(); });
      next_ = texts_.size();
    }
    signal([this] { --running_; });
  }

  template <class Change>
  void signal(Change change) {
    const std::lock_guard lock(mutex_);
    change();
    changed_.notify_one();
  }

  void wait(const std::function<void(std::size_t)>& report) {
    std::unique_lock lock(mutex_);
    std::size_t reported = 0;
    while (running_ > 0) {
      changed_.wait(lock, [&] { return running_ == 0 || done_ > reported; });
      reported = done_;
      if (!report) continue;
      lock.unlock();
      try {
        report(reported);
      } catch (...) {
        next_ = texts_.size();  // an interrupt: let the workers finish what they hold
        throw;
      }
      lock.lock();
    }
  }

  const Analyzer& analyzer_;
  std::vector<Text>& texts_;
  std::vector<std::unique_ptr<const Document>> documents_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t done_ = 0;
  unsigned running_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

std::vector<std::unique_ptr<const Document>> Analyzer::analyze_batch(
    std::vector<Text> texts, unsigned threads, const std::function<void(std::size_t)>& done) const {
  if (threads == 0) threads = options_.threads;
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  threads = static_cast<unsigned>(std::min<std::size_t>(threads, std::max<std::size_t>(texts.size(), 1)));
  return Batch(*this, texts).run(threads, done);
}

}  // namespace communique
