/// The display subsystem's headers, as far as the reported stack needs them.
let displayHeaders: [String: String] = [
  "include/drm/drm_mode_config.h": #"""
  #ifndef __DRM_MODE_CONFIG_H__
  #define __DRM_MODE_CONFIG_H__

  #include <linux/list.h>
  #include <linux/mutex.h>
  #include <linux/workqueue.h>

  struct drm_atomic_state;
  struct drm_device;
  struct drm_mode_config_helper_funcs;

  struct drm_mode_config_funcs {
  	void (*output_poll_changed)(struct drm_device *dev);
  	int (*atomic_check)(struct drm_device *dev, struct drm_atomic_state *state);
  	int (*atomic_commit)(struct drm_device *dev, struct drm_atomic_state *state,
  			     bool nonblock);
  };

  struct drm_mode_config {
  	struct mutex mutex;
  	struct list_head crtc_list;
  	int num_crtc;
  	const struct drm_mode_config_funcs *funcs;
  	bool poll_enabled;
  	bool delayed_event;
  	struct delayed_work output_poll_work;
  	const struct drm_mode_config_helper_funcs *helper_private;
  };

  #endif

  """#,
  "include/drm/drm_device.h": #"""
  #ifndef _DRM_DEVICE_H_
  #define _DRM_DEVICE_H_

  #include <drm/drm_mode_config.h>

  struct device;
  struct drm_fb_helper;

  struct drm_device {
  	struct device *dev;
  	void *dev_private;
  	bool registered;
  	struct drm_mode_config mode_config;
  	struct drm_fb_helper *fb_helper;
  };

  #endif

  """#,
  "include/drm/drm_crtc.h": #"""
  #ifndef __DRM_CRTC_H__
  #define __DRM_CRTC_H__

  #include <drm/drm_device.h>

  struct drm_crtc_helper_funcs;

  struct drm_crtc_state {
  	struct drm_crtc *crtc;
  	bool enable;
  	bool active;
  	bool mode_changed;
  };

  struct drm_crtc {
  	struct drm_device *dev;
  	struct list_head head;
  	char *name;
  	unsigned int index;
  	struct drm_crtc_state *state;
  	const struct drm_crtc_helper_funcs *helper_private;
  };

  static inline bool drm_atomic_crtc_needs_modeset(const struct drm_crtc_state *state)
  {
  	return state->mode_changed;
  }

  #endif

  """#,
  "include/drm/drm_modeset_helper_vtables.h": #"""
  #ifndef __DRM_MODESET_HELPER_VTABLES_H__
  #define __DRM_MODESET_HELPER_VTABLES_H__

  #include <drm/drm_crtc.h>

  struct drm_crtc_helper_funcs {
  	void (*atomic_enable)(struct drm_crtc *crtc, struct drm_atomic_state *state);
  	void (*atomic_disable)(struct drm_crtc *crtc, struct drm_atomic_state *state);
  };

  struct drm_mode_config_helper_funcs {
  	void (*atomic_commit_tail)(struct drm_atomic_state *state);
  };

  static inline void drm_crtc_helper_add(struct drm_crtc *crtc,
  				       const struct drm_crtc_helper_funcs *funcs)
  {
  	crtc->helper_private = funcs;
  }

  #endif

  """#,
  "include/drm/drm_atomic.h": #"""
  #ifndef DRM_ATOMIC_H_
  #define DRM_ATOMIC_H_

  #include <linux/kref.h>
  #include <linux/workqueue.h>
  #include <drm/drm_crtc.h>

  struct __drm_crtcs_state {
  	struct drm_crtc *ptr;
  	struct drm_crtc_state *old_state, *new_state;
  };

  struct drm_atomic_state {
  	struct kref ref;
  	struct drm_device *dev;
  	struct __drm_crtcs_state *crtcs;
  	struct work_struct commit_work;
  };

  struct drm_atomic_state *drm_atomic_state_alloc(struct drm_device *dev);
  void drm_atomic_state_put(struct drm_atomic_state *state);
  int drm_atomic_check_only(struct drm_atomic_state *state);
  int drm_atomic_commit(struct drm_atomic_state *state);

  #define for_each_if(condition) if (!(condition)) {} else

  #define for_each_oldnew_crtc_in_state(state, crtc, old_crtc_state, new_crtc_state, i) \
  	for ((i) = 0; (i) < (state)->dev->mode_config.num_crtc; (i)++)		\
  		for_each_if ((state)->crtcs[i].ptr &&				\
  			     ((crtc) = (state)->crtcs[i].ptr,			\
  			      (old_crtc_state) = (state)->crtcs[i].old_state,	\
  			      (void)(old_crtc_state),				\
  			      (new_crtc_state) = (state)->crtcs[i].new_state,	\
  			      (void)(new_crtc_state), 1))

  #endif

  """#,
  "include/drm/drm_atomic_helper.h": #"""
  #ifndef DRM_ATOMIC_HELPER_H_
  #define DRM_ATOMIC_HELPER_H_

  #include <drm/drm_crtc.h>

  int drm_atomic_helper_check(struct drm_device *dev, struct drm_atomic_state *state);
  int drm_atomic_helper_commit(struct drm_device *dev, struct drm_atomic_state *state,
  			     bool nonblock);
  void drm_atomic_helper_commit_tail(struct drm_atomic_state *state);
  void drm_atomic_helper_commit_tail_rpm(struct drm_atomic_state *state);
  void drm_atomic_helper_commit_modeset_disables(struct drm_device *dev,
  					       struct drm_atomic_state *state);
  void drm_atomic_helper_commit_modeset_enables(struct drm_device *dev,
  					      struct drm_atomic_state *state);

  #endif

  """#,
  "include/drm/drm_client.h": #"""
  #ifndef _DRM_CLIENT_H_
  #define _DRM_CLIENT_H_

  #include <drm/drm_device.h>

  struct drm_client_dev {
  	struct drm_device *dev;
  	const char *name;
  	struct mutex modeset_mutex;
  };

  int drm_client_modeset_commit_locked(struct drm_client_dev *client);
  int drm_client_modeset_commit(struct drm_client_dev *client);
  bool drm_master_internal_acquire(struct drm_device *dev);
  void drm_master_internal_release(struct drm_device *dev);

  #endif

  """#,
  "include/drm/drm_fb_helper.h": #"""
  #ifndef DRM_FB_HELPER_H
  #define DRM_FB_HELPER_H

  #include <drm/drm_client.h>

  struct fb_info {
  	void *par;
  	int state;
  };

  struct drm_fb_helper {
  	struct drm_client_dev client;
  	struct drm_device *dev;
  	struct fb_info *fbdev;
  	struct mutex lock;
  	bool delayed_hotplug;
  	bool deferred_setup;
  };

  int drm_fb_helper_set_par(struct fb_info *info);
  int drm_fb_helper_hotplug_event(struct drm_fb_helper *fb_helper);
  void drm_fb_helper_output_poll_changed(struct drm_device *dev);

  #endif

  """#,
  "include/drm/drm_probe_helper.h": #"""
  #ifndef __DRM_PROBE_HELPER_H__
  #define __DRM_PROBE_HELPER_H__

  #include <drm/drm_device.h>

  bool drm_helper_hpd_irq_event(struct drm_device *dev);
  void drm_kms_helper_hotplug_event(struct drm_device *dev);
  void drm_kms_helper_poll_init(struct drm_device *dev);

  #endif

  """#,
  "include/drm/drm_print.h": #"""
  #ifndef DRM_PRINT_H_
  #define DRM_PRINT_H_

  #include <linux/compiler.h>
  #include <linux/printk.h>

  struct device;

  __printf(3, 4) void drm_dev_printk(const struct device *dev, const char *level,
  				   const char *format, ...);

  #define DRM_DEV_ERROR(dev, fmt, ...) \
  	drm_dev_printk(dev, KERN_ERR, "*ERROR* " fmt, ##__VA_ARGS__)
  #define DRM_DEV_INFO(dev, fmt, ...) drm_dev_printk(dev, KERN_INFO, fmt, ##__VA_ARGS__)

  #endif

  """#,
]
